(** * What is proved of the schedule: who acts depends on the ticks alone

    In [machine] the acting domain is a fact about the action. On a processor it is a fact about the state: a VM
    exit is an act of the partition that runs there. Definitions and statements; the proofs are in Schedule.v. *)

Require Import List.
From Cofferdam Require Import Statement.
Import ListNotations.

(** ** Scheduled machines

    What happens are events: ticks, VM exits on a processor, interrupts. [actor s e] is the domain whose act [e] is
    in state [s] (of a tick, the scheduler); [act d e] is the action when [e] is an act of [d]. *)
Record scheduled := Scheduled {
  machinery : machine;
  event : Type;
  scheduler : domain machinery;
  actor : state machinery -> event -> domain machinery;
  act : domain machinery -> event -> action machinery;
  acts_as : forall s e, dom (act (actor s e) e) = actor s e
}.

Arguments actor {_}. Arguments act {_}.

(** The scheduler is a domain of its own: nobody interferes with it, it may interfere with all (everyone may know
    the time), and who acts is a function of what it sees. *)
Record autonomous (S : scheduled) : Prop := Autonomous {
  nobody_else : forall u, interferes u (scheduler S) = true -> u = scheduler S;
  known_to_all : forall u, interferes (scheduler S) u = true;
  decides : forall (s t : state (machinery S)) e, vpeq (scheduler S) s t -> actor s e = actor t e
}.

Section Runs.
  Context {S : scheduled}.

  Definition action_of (s : state (machinery S)) (e : event S) : action (machinery S) := act (actor s e) e.

  (** The actions that a sequence of events turns out to be. *)
  Fixpoint trace (s : state (machinery S)) (es : list (event S)) : list (action (machinery S)) :=
    match es with
    | [] => []
    | e :: fs => action_of s e :: trace (step s (action_of s e)) fs
    end.

  Definition handle_all (s : state (machinery S)) (es : list (event S)) : state (machinery S) := run s (trace s es).

  (** The answer to an event, given to the domain that runs. *)
  Definition answer_to (s : state (machinery S)) (e : event S) : result (machinery S) := output s (action_of s e).

  (** [es] without the events that are acts of domains which must not influence [u]. *)
  Fixpoint epurge (s : state (machinery S)) (es : list (event S)) (u : domain (machinery S)) : list (event S) :=
    match es with
    | [] => []
    | e :: fs =>
        let rest := epurge (step s (action_of s e)) fs u in
        if in_dec domain_dec (actor s e) (sources (trace s es) u) then e :: rest else rest
    end.

  (** The acts of the scheduler among actions. *)
  Definition ticks (alpha : list (action (machinery S))) : list (action (machinery S)) :=
    filter (fun a => if domain_dec (dom a) (scheduler S) then true else false) alpha.
End Runs.

(** ** Theorems *)

(** Whatever the partitions do, the schedule stands where the ticks alone would have brought it. *)
Definition Schedule_independence : Prop := forall S inv s0 (alpha : list (action (machinery S))),
  autonomous S -> unwinding (machinery S) inv -> inv s0 ->
  vpeq (scheduler S) (run s0 alpha) (run s0 (ticks alpha)).

(** So of two runs with the same ticks, the same domain acts next. *)
Definition Same_actor : Prop := forall S inv s0 (alpha beta : list (action (machinery S))) e,
  autonomous S -> unwinding (machinery S) inv -> inv s0 -> ticks alpha = ticks beta ->
  actor (run s0 alpha) e = actor (run s0 beta) e.

(** Noninterference of events: whatever [u] sees is as if the events it must not learn of had not happened... *)
Definition Scheduled_view_noninterference : Prop := forall S inv s0 es u,
  autonomous S -> unwinding (machinery S) inv -> inv s0 ->
  vpeq u (handle_all (S := S) s0 es) (handle_all s0 (epurge s0 es u)).

(** ...and so is whatever the domain that runs is answered. *)
Definition Scheduled_noninterference : Prop := forall S inv s0 es e,
  autonomous S -> unwinding (machinery S) inv -> inv s0 ->
  let runs := actor (handle_all s0 es) e in
  answer_to (S := S) (handle_all s0 es) e = answer_to (handle_all s0 (epurge s0 es runs)) e.
