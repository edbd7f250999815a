(** * Proofs of the theorems of ComponentStatement.v *)

Require Import List Bool.
From Cofferdam Require Import Statement ComponentStatement Unwinding.
Import ListNotations.

Lemma select_equal : forall (C : Type) (T : C -> Type) (f g : forall c, T c) (cs : list C),
  select f cs = select g cs <-> forall c, In c cs -> f c = g c.
Proof.
  intros C T f g; induction cs as [|c ds IH]; simpl; split; try easy.
  - intros Equal d [<-|H]; injection Equal; intros Rest First; [exact First|]; now apply IH.
  - intros Same; f_equal; [apply Same; now left|]; apply IH; intros d H; apply Same; now right.
Qed.

Theorem product_view : Product_view. (* TOPLEVEL *)
Proof.
  intros K u s t; unfold vpeq; simpl; rewrite select_equal; split; intros Same c; [|now intros _].
  apply Same, all_components.
Qed.

Section Composition.
  Context {K : kernel} {inv : cells K -> Prop} {legal : party K -> call K -> cells K -> Prop}.
  Context (U : component_unwinding K inv legal).
  Implicit Types (d u : party K) (s t : cells K).

  Definition looks u s t : Prop := forall c, cell_view c u (s c) = cell_view c u (t c).

  Lemma looks_alike : forall u s t cs, looks u s t -> alike K u cs s t.
  Proof. intros u s t cs H c _; apply H. Qed.

  (** One call keeps the views of an observer and of the acting domain alike. *)
  Lemma call_consistent : forall d k s t u, inv s -> inv t -> legal d k s -> legal d k t ->
    looks u s t -> looks d s t -> looks u (after K d k s) (after K d k t).
  Proof. intros d k s t u Is It Ls Lt Hu Hd c; apply (component_consistent _ _ _ U); auto using looks_alike. Qed.

  Lemma call_answers : forall d k s t, inv s -> inv t -> legal d k s -> legal d k t ->
    looks d s t -> answer K d k s = answer K d k t.
  Proof. intros d k s t Is It Ls Lt Hd; apply (component_answers _ _ _ U); auto using looks_alike. Qed.

  Lemma execute_respects : forall d u, flow d u = false -> forall p s,
    inv s -> legal_calls K legal d p s -> looks u s (fst (execute K d p s)).
  Proof.
    intros d u Hflow; induction p as [r|k rest IH]; intros s Is Ls; simpl in *; [easy|].
    destruct Ls as [Lk Lrest]; intros c.
    transitivity (cell_view c u (after K d k s c)).
    - now apply (component_respects _ _ _ U).
    - apply IH; [now apply (component_preserved _ _ _ U)|assumption].
  Qed.

  (** The acting domain gets the same answers in both runs, so both make the same calls. *)
  Lemma execute_consistent : forall d u p s t, inv s -> inv t ->
    legal_calls K legal d p s -> legal_calls K legal d p t -> looks u s t -> looks d s t ->
    looks u (fst (execute K d p s)) (fst (execute K d p t)) /\ snd (execute K d p s) = snd (execute K d p t).
  Proof.
    intros d u; induction p as [r|k rest IH]; intros s t Is It Ls Lt Hu Hd; simpl in *; [easy|].
    destruct Ls as [Lsk Lsr], Lt as [Ltk Ltr].
    rewrite <- (call_answers d k s t) in * by assumption.
    apply IH; auto using (component_preserved _ _ _ U), call_consistent.
  Qed.

  Lemma execute_preserves : forall d p s, inv s -> legal_calls K legal d p s -> inv (fst (execute K d p s)).
  Proof.
    intros d; induction p as [r|k rest IH]; intros s Is Ls; simpl in *; [easy|].
    destruct Ls as [Lk Lrest]; apply IH; auto using (component_preserved _ _ _ U).
  Qed.
End Composition.

Theorem component_theorem : Component_theorem. (* TOPLEVEL *)
Proof.
  intros K inv legal U.
  assert (Legal : forall a s, inv s -> legal_calls K legal (requester a) (dispatch a) s) by apply (dispatches _ _ _ U).
  split.
  - intros s a u Is Hflow; apply product_view; apply (execute_respects U); auto.
  - intros s t a u Is It Hu Hd; apply product_view.
    apply (execute_consistent U); auto; intros c; now apply (proj1 (product_view K _ s t)).
  - intros s t a Is It Hd.
    apply (execute_consistent U (requester a) (requester a)); auto; intros c; now apply (proj1 (product_view K _ s t)).
  - intros s a Is; apply (execute_preserves U); auto.
Qed.

Theorem component_noninterference : Component_noninterference. (* TOPLEVEL *)
Proof.
  intros K inv legal s0 U I; apply (unwinding_theorem (composite K) inv); [|exact I].
  now apply (component_theorem K inv legal).
Qed.
