(** * What is proved: unwinding conditions imply intransitive noninterference

    Read this file first; it holds definitions and the statements of the theorems, no proofs.
    Rushby 1992, "Noninterference, Transitivity, and Channel-Control Security Policies";
    von Oheimb 2004, "Information Flow Control Revisited: Noninfluence = Noninterference + Nonleakage". *)

Require Import List Bool.
Import ListNotations.

(** ** Machines

    A deterministic machine whose actions belong to domains, what each domain can see of a state, and a policy:
    [interferes u v] allows direct flow from [u] to [v]. The policy is reflexive and need not be transitive: red may
    interfere with crypto and crypto with black, though red may not interfere with black. *)
Record machine := Machine {
  state : Type;
  action : Type;
  domain : Type;
  observation : Type;
  result : Type;
  dom : action -> domain;
  step : state -> action -> state;
  view : domain -> state -> observation;
  output : state -> action -> result;
  interferes : domain -> domain -> bool;
  interferes_reflexive : forall u, interferes u u = true;
  domain_dec : forall u v : domain, {u = v} + {u <> v}
}.

Arguments dom {_}. Arguments step {_}. Arguments view {_}. Arguments output {_}.
Arguments interferes {_}. Arguments domain_dec {_}.

(** [u] cannot tell [s] from [t]: view equality, the equivalence written [s ~u~ t] in the literature. *)
Definition vpeq {M : machine} (u : domain M) (s t : state M) : Prop := view u s = view u t.

Fixpoint run {M : machine} (s : state M) (alpha : list (action M)) : state M :=
  match alpha with
  | [] => s
  | a :: beta => run (step s a) beta
  end.

(** ** Noninterference *)

(** The domains that may influence [u] while [alpha] runs: [u], and the domain of each action from which a chain of
    later actions leads to [u], each link allowed by the policy. *)
Fixpoint sources {M : machine} (alpha : list (action M)) (u : domain M) : list (domain M) :=
  match alpha with
  | [] => [u]
  | a :: beta =>
      if existsb (interferes (dom a)) (sources beta u) then dom a :: sources beta u else sources beta u
  end.

(** [alpha] without the actions that must not influence [u]. *)
Fixpoint ipurge {M : machine} (alpha : list (action M)) (u : domain M) : list (action M) :=
  match alpha with
  | [] => []
  | a :: beta => if in_dec domain_dec (dom a) (sources alpha u) then a :: ipurge beta u else ipurge beta u
  end.

(** Every output is as if the actions that must not influence its observer had never been. *)
Definition noninterference (M : machine) (s0 : state M) : Prop :=
  forall alpha a, output (run s0 alpha) a = output (run s0 (ipurge alpha (dom a))) a.

(** ** Unwinding conditions

    They speak of single steps; this is what the kernel's proofs show. [inv] is an invariant under which they hold;
    with an invariant that is always true they are the conditions of the literature, word for word. *)
Section Conditions.
  Context (M : machine) (inv : state M -> Prop).

  Definition local_respect : Prop := forall s a u,
    inv s -> interferes (dom a) u = false -> vpeq u s (step s a).

  Definition weak_step_consistency : Prop := forall s t a u,
    inv s -> inv t -> vpeq u s t -> vpeq (dom a) s t -> vpeq u (step s a) (step t a).

  Definition output_consistency : Prop := forall s t a,
    inv s -> inv t -> vpeq (dom a) s t -> output s a = output t a.

  Definition invariant : Prop := forall s a, inv s -> inv (step s a).

  Record unwinding : Prop := Unwinding {
    respects : local_respect;
    consistent : weak_step_consistency;
    answers : output_consistency;
    preserved : invariant
  }.
End Conditions.

(** ** Theorems (proved in Unwinding.v)

    For every machine, every invariant and every start state [s0] in which the invariant holds. *)

Definition Unwinding_theorem : Prop := forall M inv s0,
  unwinding M inv -> inv s0 -> noninterference M s0.

(** The same of all that a domain sees, not only of the outputs it gets. *)
Definition View_noninterference : Prop := forall M inv s0 alpha u,
  unwinding M inv -> inv s0 -> vpeq u (run s0 alpha) (run s0 (ipurge alpha u)).

(** Neither hidden actions nor hidden parts of the start state matter (von Oheimb's noninfluence). *)
Definition Noninfluence : Prop := forall M inv s t alpha u,
  unwinding M inv -> inv s -> inv t ->
  (forall v, In v (sources alpha u) -> vpeq v s t) -> vpeq u (run s alpha) (run t (ipurge alpha u)).

(** The same actions from start states that differ in hidden parts only (von Oheimb's nonleakage). *)
Definition Nonleakage : Prop := forall M inv s t alpha u,
  unwinding M inv -> inv s -> inv t ->
  (forall v, In v (sources alpha u) -> vpeq v s t) -> vpeq u (run s alpha) (run t alpha).

(** [d] reaches [u] by a chain of flows the policy allows. *)
Inductive reaches {M : machine} : domain M -> domain M -> Prop :=
  | reaches_self : forall u, reaches u u
  | reaches_over : forall d v u, interferes d v = true -> reaches v u -> reaches d u.

Definition without {M : machine} (d : domain M) (alpha : list (action M)) : list (action M) :=
  filter (fun a => if domain_dec (dom a) d then false else true) alpha.

(** Two runs that differ in one domain's actions and in its part of the start state look the same to each domain
    that no declared flow from it reaches (requirement G2-01). *)
Definition Isolation : Prop := forall M inv s t alpha beta d u,
  unwinding M inv -> inv s -> inv t -> ~ reaches d u ->
  (forall v, v <> d -> vpeq v s t) -> without d alpha = without d beta ->
  vpeq u (run s alpha) (run t beta).

(** A check of the definition of [ipurge]: for a transitive policy it is the older purge of Goguen and Meseguer,
    which keeps the actions of domains that may interfere with [u] and no others. *)
Definition Transitive_purge : Prop := forall M : machine,
  (forall u v w : domain M, interferes u v = true -> interferes v w = true -> interferes u w = true) ->
  forall (alpha : list (action M)) u, ipurge alpha u = filter (fun a => interferes (dom a) u) alpha.
