(** * What is proved of components: their unwinding conditions are the kernel's

    A kernel of components with disjoint footprints (Ledger, Ports, Pending, Schedule, ...) and a thin dispatch: an
    action is a program that calls the components' methods and goes on as the answers say. Each call changes each
    component on its own, by a function of that component's cell and of declared reads of others. Definitions and
    statements; the proofs are in Components.v. *)

Require Import List Bool.
From Cofferdam Require Import Statement.
Import ListNotations.

(** ** Products *)

Fixpoint product {C : Type} (T : C -> Type) (cs : list C) : Type :=
  match cs with
  | [] => unit
  | c :: ds => (T c * product T ds)%type
  end.

Fixpoint select {C : Type} {T : C -> Type} (f : forall c, T c) (cs : list C) : product T cs :=
  match cs with
  | [] => tt
  | c :: ds => (f c, select f ds)
  end.

(** ** Dispatch: a program over calls *)

Inductive program (call reply : Type) : Type :=
  | Return (r : reply)
  | Call (k : call) (rest : reply -> program call reply).

Arguments Return {call reply}. Arguments Call {call reply}.

(** ** Kernels

    A [call] is a method with its arguments. [update c d k] is what the call [k] made for domain [d] does to
    component [c]; it is handed the cells of [c] and of the components [reads c k], and nothing else, so footprints
    are disjoint and reads declared by construction. [ask d k] is what the call answers, from the components [asks
    k]. *)
Record kernel := Kernel {
  party : Type;
  party_dec : forall u v : party, {u = v} + {u <> v};
  flow : party -> party -> bool;
  flow_reflexive : forall u, flow u u = true;
  component : Type;
  components : list component;
  all_components : forall c, In c components;
  cell : component -> Type;
  seen : component -> Type;
  cell_view : forall c, party -> cell c -> seen c;
  call : Type;
  reply : Type;
  reads : component -> call -> list component;
  asks : call -> list component;
  update : forall c k, party -> product cell (c :: reads c k) -> cell c;
  ask : forall k, party -> product cell (asks k) -> reply;
  request : Type;
  requester : request -> party;
  dispatch : request -> program call reply
}.

Arguments cell_view {_}. Arguments reads {_}. Arguments asks {_}. Arguments update {_}. Arguments ask {_}.
Arguments requester {_}. Arguments dispatch {_}. Arguments flow {_}. Arguments party_dec {_}.

Definition cells (K : kernel) : Type := forall c : component K, cell K c.

Section Composite.
  Context (K : kernel).

  Definition after (d : party K) (k : call K) (s : cells K) : cells K :=
    fun c => update c k d (select s (c :: reads c k)).

  Definition answer (d : party K) (k : call K) (s : cells K) : reply K := ask k d (select s (asks k)).

  Fixpoint execute (d : party K) (p : program (call K) (reply K)) (s : cells K) : cells K * reply K :=
    match p with
    | Return r => (s, r)
    | Call k rest => execute d (rest (answer d k s)) (after d k s)
    end.

  (** The kernel as a machine: the state is the product of the cells, the view the product of their views. *)
  Definition composite : machine := {|
    state := cells K;
    action := request K;
    domain := party K;
    observation := product (seen K) (components K);
    result := reply K;
    dom := requester;
    step := fun s a => fst (execute (requester a) (dispatch a) s);
    view := fun u s => select (fun c => cell_view c u (s c)) (components K);
    output := fun s a => snd (execute (requester a) (dispatch a) s);
    interferes := flow;
    interferes_reflexive := flow_reflexive K;
    domain_dec := party_dec
  |}.

  (** ** Conditions on components

      Each speaks of one call and one component, and compares only the cells that component reads. [inv] is an
      invariant of the kernel, [legal d k s] what a call requires of its caller (a JML [requires]). *)
  Context (inv : cells K -> Prop) (legal : party K -> call K -> cells K -> Prop).

  Definition alike (u : party K) (cs : list (component K)) (s t : cells K) : Prop :=
    forall c, In c cs -> cell_view c u (s c) = cell_view c u (t c).

  Definition component_local_respect : Prop := forall c d k s u,
    inv s -> legal d k s -> flow d u = false -> cell_view c u (s c) = cell_view c u (after d k s c).

  (** What [u] sees of [c] afterwards is decided by what [u] and the acting domain saw of [c] and of its reads. *)
  Definition component_weak_step_consistency : Prop := forall c d k s t u,
    inv s -> inv t -> legal d k s -> legal d k t ->
    alike u (c :: reads c k) s t -> alike d (c :: reads c k) s t ->
    cell_view c u (after d k s c) = cell_view c u (after d k t c).

  (** What a call answers, the acting domain could have known. *)
  Definition component_output_consistency : Prop := forall d k s t,
    inv s -> inv t -> legal d k s -> legal d k t -> alike d (asks k) s t -> answer d k s = answer d k t.

  Definition component_invariant : Prop := forall d k s, inv s -> legal d k s -> inv (after d k s).

  (** The dispatch makes only legal calls: all that is asked of it. *)
  Fixpoint legal_calls (d : party K) (p : program (call K) (reply K)) (s : cells K) : Prop :=
    match p with
    | Return _ => True
    | Call k rest => legal d k s /\ legal_calls d (rest (answer d k s)) (after d k s)
    end.

  Definition thin_dispatch : Prop := forall a s, inv s -> legal_calls (requester a) (dispatch a) s.

  Record component_unwinding : Prop := ComponentUnwinding {
    component_respects : component_local_respect;
    component_consistent : component_weak_step_consistency;
    component_answers : component_output_consistency;
    component_preserved : component_invariant;
    dispatches : thin_dispatch
  }.
End Composite.

(** ** Theorems *)

(** Component by component is enough: the composite kernel satisfies the unwinding conditions... *)
Definition Component_theorem : Prop := forall K inv legal,
  component_unwinding K inv legal -> unwinding (composite K) inv.

(** ...hence noninterference. *)
Definition Component_noninterference : Prop := forall K inv legal s0,
  component_unwinding K inv legal -> inv s0 -> noninterference (composite K) s0.

(** The composite view is what its name says: two states look the same to [u] if and only if each component does. *)
Definition Product_view : Prop := forall K u (s t : cells K),
  vpeq (M := composite K) u s t <-> forall c, cell_view c u (s c) = cell_view c u (t c).
