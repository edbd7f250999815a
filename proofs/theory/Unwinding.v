(** * Proofs of the theorems of Statement.v *)

Require Import List Bool.
From Cofferdam Require Import Statement.
Import ListNotations.

Section Sources.
  Context {M : machine}.
  Implicit Types (u v d : domain M) (a : action M) (alpha beta : list (action M)).

  Lemma observer_is_a_source : forall alpha u, In u (sources alpha u).
  Proof.
    induction alpha as [|a beta IH]; intros u; simpl.
    - now left.
    - destruct (existsb _ _); simpl; auto.
  Qed.

  (** Earlier actions add sources and take none away. *)
  Lemma sources_grow : forall a beta u v, In v (sources beta u) -> In v (sources (a :: beta) u).
  Proof. intros a beta u v H; simpl; destruct (existsb _ _); simpl; auto. Qed.

  Lemma interfering_is_a_source : forall a beta u v,
    In v (sources beta u) -> interferes (dom a) v = true -> In (dom a) (sources (a :: beta) u).
  Proof.
    intros a beta u v Hin Hint; simpl.
    replace (existsb (interferes (dom a)) (sources beta u)) with true; [now left|].
    symmetry; apply existsb_exists; now exists v.
  Qed.

  (** A purged action interferes with no source of what follows. *)
  Lemma purged_interferes_with_no_source : forall a beta u v,
    ~ In (dom a) (sources (a :: beta) u) -> In v (sources beta u) -> interferes (dom a) v = false.
  Proof.
    intros a beta u v Hout Hin.
    destruct (interferes (dom a) v) eqn:E; [|reflexivity].
    exfalso; apply Hout; now apply (interfering_is_a_source a beta u v).
  Qed.

  Lemma ipurge_step : forall a beta u,
    ipurge (a :: beta) u =
      if in_dec domain_dec (dom a) (sources (a :: beta) u) then a :: ipurge beta u else ipurge beta u.
  Proof. reflexivity. Qed.

  Lemma sources_reach : forall alpha u v, In v (sources alpha u) -> reaches v u.
  Proof.
    induction alpha as [|a beta IH]; intros u v H; simpl in H.
    - destruct H as [<-|[]]; constructor.
    - destruct (existsb _ _) eqn:E; [|now apply IH].
      destruct H as [<-|H]; [|now apply IH].
      apply existsb_exists in E; destruct E as [w [Hw Hint]].
      apply reaches_over with w; auto.
  Qed.

  (** Actions of a domain that does not reach the observer leave sources and purge as they are. *)
  Lemma sources_without : forall d u, ~ reaches d u -> forall alpha, sources (without d alpha) u = sources alpha u.
  Proof.
    intros d u Hd; induction alpha as [|a beta IH]; [reflexivity|].
    unfold without in *; simpl.
    destruct (domain_dec (dom a) d) as [Heq|Hne]; simpl; rewrite IH; [|reflexivity].
    destruct (existsb _ _) eqn:E; [|reflexivity].
    exfalso; apply Hd; rewrite <- Heq.
    apply (sources_reach (a :: beta)); simpl; rewrite E; now left.
  Qed.

  Lemma ipurge_without : forall d u, ~ reaches d u -> forall alpha, ipurge (without d alpha) u = ipurge alpha u.
  Proof.
    intros d u Hd; induction alpha as [|a beta IH]; [reflexivity|].
    rewrite ipurge_step.
    change (without d (a :: beta))
      with (if (if domain_dec (dom a) d then false else true) then a :: without d beta else without d beta).
    destruct (domain_dec (dom a) d) as [Heq|Hne].
    - destruct (in_dec _ _ _) as [Hin|]; [|exact IH].
      exfalso; apply Hd; rewrite <- Heq; now apply (sources_reach (a :: beta)).
    - rewrite ipurge_step, IH.
      replace (sources (a :: without d beta) u) with (sources (a :: beta) u); [reflexivity|].
      simpl; now rewrite sources_without.
  Qed.
End Sources.

(** The heart (Rushby's lemma 5): runs stay alike for [u] as long as the sources see no difference. A step of a
    source keeps all sources alike by weak step consistency; a purged step changes nothing that a source sees, by
    local respect. *)
Theorem noninfluence : Noninfluence. (* TOPLEVEL *)
Proof.
  intros M inv s t alpha u U; revert s t.
  induction alpha as [|a beta IH]; intros s t Is It Same.
  - apply Same; now left.
  - rewrite ipurge_step; destruct (in_dec domain_dec (dom a) (sources (a :: beta) u)) as [Hin|Hout]; simpl run.
    + apply IH; try now apply (preserved _ _ U).
      intros v Hv; apply (consistent _ _ U); auto using sources_grow.
    + apply IH; try assumption; [now apply (preserved _ _ U)|].
      intros v Hv; transitivity (view v s).
      * symmetry; apply (respects _ _ U); [assumption|].
        now apply (purged_interferes_with_no_source a beta u).
      * apply Same; now apply sources_grow.
Qed.

Theorem view_noninterference : View_noninterference. (* TOPLEVEL *)
Proof. intros M inv s0 alpha u U I; apply (noninfluence M inv); auto; reflexivity. Qed.

Lemma invariant_of_runs : forall M inv, unwinding M inv ->
  forall alpha (s : state M), inv s -> inv (run s alpha).
Proof.
  intros M inv U; induction alpha as [|a beta IH]; intros s Is; simpl; [assumption|].
  apply IH; now apply (preserved _ _ U).
Qed.

Theorem unwinding_theorem : Unwinding_theorem. (* TOPLEVEL *)
Proof.
  intros M inv s0 U I alpha a.
  apply (answers _ _ U); try (now apply invariant_of_runs).
  now apply (view_noninterference M inv).
Qed.

Theorem nonleakage : Nonleakage. (* TOPLEVEL *)
Proof.
  intros M inv s t alpha u U Is It Same.
  transitivity (view u (run t (ipurge alpha u))).
  - now apply (noninfluence M inv).
  - symmetry; now apply (view_noninterference M inv).
Qed.

Theorem isolation : Isolation. (* TOPLEVEL *)
Proof.
  intros M inv s t alpha beta d u U Is It Hd Same Equal.
  transitivity (view u (run t (ipurge alpha u))).
  - apply (noninfluence M inv); auto.
    intros v Hv; apply Same; intros ->; apply Hd; now apply (sources_reach alpha).
  - rewrite <- (ipurge_without d u Hd alpha), Equal, (ipurge_without d u Hd beta).
    symmetry; now apply (view_noninterference M inv).
Qed.

Theorem transitive_purge : Transitive_purge. (* TOPLEVEL *)
Proof.
  intros M Trans; induction alpha as [|a beta IH]; intros u; [reflexivity|].
  assert (Only : forall v, In v (sources (a :: beta) u) -> interferes v u = true).
  { intros v H; apply sources_reach in H.
    induction H as [w|x w y Hint _ IHr]; [apply interferes_reflexive|now apply Trans with w]. }
  rewrite ipurge_step, IH; simpl filter.
  destruct (in_dec _ _ _) as [Hin|Hout].
  - now rewrite (Only _ Hin).
  - rewrite (purged_interferes_with_no_source a beta u u); auto using observer_is_a_source.
Qed.
