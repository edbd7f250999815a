(** * No condition can be dropped

    For each of local respect, weak step consistency and output consistency a machine that satisfies the other two,
    and is insecure. Two domains without any flow between them, one bit each. *)

Require Import List Bool.
From Cofferdam Require Import Statement.
Import ListNotations.

Inductive side := left_side | right_side.

Definition side_dec : forall u v : side, {u = v} + {u <> v}.
Proof. decide equality. Defined.

Definition apart (u v : side) : bool := if side_dec u v then true else false.

Lemma apart_reflexive : forall u, apart u u = true.
Proof. now intros []. Qed.

(** Which condition the machine breaks. *)
Inductive flaw := Writes_across | Copies_across | Tells_across.

(** Each domain has one action. Left sets its bit, and, if it [Writes_across], the right one as well. Right does
    nothing but, if it [Copies_across], takes over the left bit; it is told its bit or, if the output
    [Tells_across], the left one. *)
Definition move (f : flaw) (s : bool * bool) (a : side) : bool * bool :=
  match a, f with
  | left_side, Writes_across => (true, true)
  | left_side, _ => (true, snd s)
  | right_side, Copies_across => (fst s, fst s)
  | right_side, _ => s
  end.

Definition tell (f : flaw) (s : bool * bool) (a : side) : bool :=
  match a, f with
  | left_side, _ => fst s
  | right_side, Tells_across => fst s
  | right_side, _ => snd s
  end.

Definition flawed (f : flaw) : machine := {|
  state := bool * bool; action := side; domain := side; observation := bool; result := bool;
  dom := fun a => a;
  step := move f;
  view := fun u s => match u with left_side => fst s | right_side => snd s end;
  output := tell f;
  interferes := apart; interferes_reflexive := apart_reflexive; domain_dec := side_dec
|}.

Definition anything {T : Type} : T -> Prop := fun _ => True.

Lemma flawed_is_insecure : forall f, ~ noninterference (flawed f) (false, false).
Proof. intros [] Secure; discriminate (Secure [left_side; right_side] right_side). Qed.

Theorem local_respect_is_necessary : exists M s0, (* TOPLEVEL *)
  weak_step_consistency M anything /\ output_consistency M anything /\ ~ noninterference M s0.
Proof.
  exists (flawed Writes_across), (false, false); repeat split.
  - intros [] [] [] [] _ _ Hu Hd; unfold vpeq in *; simpl in *; congruence.
  - intros [] [] [] _ _ Hd; unfold vpeq in *; simpl in *; congruence.
  - apply flawed_is_insecure.
Qed.

Theorem weak_step_consistency_is_necessary : exists M s0, (* TOPLEVEL *)
  local_respect M anything /\ output_consistency M anything /\ ~ noninterference M s0.
Proof.
  exists (flawed Copies_across), (false, false); repeat split.
  - intros [] [] [] _ Hflow; discriminate Hflow || reflexivity.
  - intros [] [] [] _ _ Hd; unfold vpeq in *; simpl in *; congruence.
  - apply flawed_is_insecure.
Qed.

Theorem output_consistency_is_necessary : exists M s0, (* TOPLEVEL *)
  local_respect M anything /\ weak_step_consistency M anything /\ ~ noninterference M s0.
Proof.
  exists (flawed Tells_across), (false, false); repeat split.
  - intros [] [] [] _ Hflow; discriminate Hflow || reflexivity.
  - intros [] [] [] [] _ _ Hu Hd; unfold vpeq in *; simpl in *; congruence.
  - apply flawed_is_insecure.
Qed.
