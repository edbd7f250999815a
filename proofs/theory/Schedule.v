(** * Proofs of the theorems of ScheduleStatement.v *)

Require Import List Bool.
From Cofferdam Require Import Statement ScheduleStatement Unwinding.
Import ListNotations.

Section Autonomous.
  Context {S : scheduled} {inv : state (machinery S) -> Prop}.
  Context (A : autonomous S) (U : unwinding (machinery S) inv).
  Implicit Types (s t : state (machinery S)) (u : domain (machinery S)).

  Lemma no_other_interferes : forall u, u <> scheduler S -> interferes u (scheduler S) = false.
  Proof.
    intros u Hu; destruct (interferes u (scheduler S)) eqn:E; [|reflexivity].
    now elim Hu; apply (nobody_else _ A).
  Qed.

  (** The only source of what the scheduler sees is the scheduler. *)
  Lemma sources_of_scheduler : forall alpha v, In v (sources alpha (scheduler S)) -> v = scheduler S.
  Proof.
    intros alpha v H; apply sources_reach in H.
    remember (scheduler S) as z eqn:Ez; induction H as [|d v z Hint _ IH]; [reflexivity|].
    rewrite (IH Ez) in Hint; subst z; now apply (nobody_else _ A).
  Qed.

  Lemma ipurge_for_scheduler : forall alpha, ipurge alpha (scheduler S) = ticks alpha.
  Proof.
    induction alpha as [|a beta IH]; [reflexivity|].
    rewrite ipurge_step, IH; unfold ticks; simpl filter.
    destruct (domain_dec (dom a) (scheduler S)) as [Heq|Hne];
      destruct (in_dec _ _ _) as [Hin|Hout]; try reflexivity.
    - elim Hout; rewrite Heq; apply observer_is_a_source.
    - elim Hne; now apply (sources_of_scheduler (a :: beta)).
  Qed.

  Lemma tick_is_never_purged : forall a beta u,
    dom a = scheduler S -> In (dom a) (sources (a :: beta) u).
  Proof.
    intros a beta u H; apply interfering_is_a_source with u; [apply observer_is_a_source|].
    rewrite H; apply (known_to_all _ A).
  Qed.

  Lemma purge_keeps_ticks : forall alpha u, ticks (ipurge alpha u) = ticks alpha.
  Proof.
    induction alpha as [|a beta IH]; intros u; [reflexivity|].
    rewrite ipurge_step; unfold ticks in *; destruct (in_dec _ _ _) as [Hin|Hout]; simpl filter;
      destruct (domain_dec (dom a) (scheduler S)) as [Heq|Hne]; rewrite ?IH; try reflexivity.
    elim Hout; now apply tick_is_never_purged.
  Qed.

  Lemma schedule_depends_on_ticks : forall alpha s, inv s ->
    vpeq (scheduler S) (run s alpha) (run s (ticks alpha)).
  Proof. intros alpha s I; rewrite <- ipurge_for_scheduler; now apply (view_noninterference _ inv). Qed.

  (** One action keeps the scheduler's views alike, whoever acts: a tick by weak step consistency, all else by local
      respect. *)
  Lemma scheduler_consistent : forall s t a, inv s -> inv t ->
    vpeq (scheduler S) s t -> vpeq (scheduler S) (step s a) (step t a).
  Proof.
    intros s t a Is It Same; destruct (domain_dec (dom a) (scheduler S)) as [Heq|Hne].
    - apply (consistent _ _ U); auto; now rewrite Heq.
    - transitivity (view (scheduler S) s).
      + symmetry; apply (respects _ _ U); auto using no_other_interferes.
      + rewrite Same; apply (respects _ _ U); auto using no_other_interferes.
  Qed.

  Lemma same_action : forall s t e, vpeq (scheduler S) s t -> action_of s e = action_of t e.
  Proof. intros s t e H; unfold action_of; now rewrite (decides _ A s t e H). Qed.

  Lemma purged_events_are_purged_actions : forall es s t u, inv s -> inv t -> vpeq (scheduler S) s t ->
    trace t (epurge s es u) = ipurge (trace s es) u.
  Proof.
    induction es as [|e fs IH]; intros s t u Is It Same; [reflexivity|].
    change (trace s (e :: fs)) with (action_of s e :: trace (step s (action_of s e)) fs).
    rewrite ipurge_step.
    change (epurge s (e :: fs) u) with
      (if in_dec domain_dec (actor s e) (sources (trace s (e :: fs)) u)
       then e :: epurge (step s (action_of s e)) fs u else epurge (step s (action_of s e)) fs u).
    assert (Act : actor s e = dom (action_of s e)) by (symmetry; apply acts_as).
    rewrite Act; simpl trace; destruct (in_dec _ _ _) as [Hin|Hout].
    - simpl trace; rewrite <- (same_action s t e Same), IH; auto using (preserved _ _ U), scheduler_consistent.
    - apply IH; auto using (preserved _ _ U).
      transitivity (view (scheduler S) s); [|assumption].
      symmetry; apply (respects _ _ U); [assumption|].
      apply no_other_interferes; intros Heq; apply Hout; now apply tick_is_never_purged.
  Qed.

  Lemma run_of_purged_events : forall s0 es u, inv s0 ->
    handle_all s0 (epurge s0 es u) = run s0 (ipurge (trace s0 es) u).
  Proof. intros s0 es u I; unfold handle_all; now rewrite purged_events_are_purged_actions. Qed.
End Autonomous.

Theorem schedule_independence : Schedule_independence. (* TOPLEVEL *)
Proof. intros S inv s0 alpha A U I; now apply (schedule_depends_on_ticks A U). Qed.

Theorem same_actor : Same_actor. (* TOPLEVEL *)
Proof.
  intros S inv s0 alpha beta e A U I Equal; apply (decides _ A).
  transitivity (view (scheduler S) (run s0 (ticks alpha))); [now apply (schedule_depends_on_ticks A U)|].
  rewrite Equal; symmetry; now apply (schedule_depends_on_ticks A U).
Qed.

Theorem scheduled_view_noninterference : Scheduled_view_noninterference. (* TOPLEVEL *)
Proof.
  intros S inv s0 es u A U I; rewrite (run_of_purged_events A U) by assumption.
  now apply (view_noninterference _ inv).
Qed.

Theorem scheduled_noninterference : Scheduled_noninterference. (* TOPLEVEL *)
Proof.
  intros S inv s0 es e A U I runs.
  assert (Same : action_of (handle_all s0 es) e = action_of (handle_all s0 (epurge s0 es runs)) e).
  { unfold action_of; f_equal; rewrite (run_of_purged_events A U) by assumption.
    unfold handle_all; apply (same_actor S inv); auto; symmetry; now apply (purge_keeps_ticks A). }
  unfold answer_to; rewrite <- Same; apply (answers _ _ U).
  - now apply (invariant_of_runs _ inv).
  - now apply (invariant_of_runs _ inv).
  - unfold action_of; rewrite acts_as; now apply (scheduled_view_noninterference S inv).
Qed.
