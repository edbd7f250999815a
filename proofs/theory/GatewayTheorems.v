(** * The gateway satisfies all hypotheses, and the theorems say something about it *)

Require Import List Bool.
From Cofferdam Require Import Statement ScheduleStatement ComponentStatement Unwinding Schedule Components Gateway.
Import ListNotations.

Definition always {T : Type} : T -> Prop := fun _ => True.

Lemma set_own : forall (T : Type) (f : who -> T) u x, set f u x u = x.
Proof. intros T f u x; unfold set; now destruct (who_dec u u). Qed.

Lemma set_other : forall (T : Type) (f : who -> T) u v x, v <> u -> set f u x v = f v.
Proof. intros T f u v x H; unfold set; now destruct (who_dec v u). Qed.

Lemma policy_own : forall d u, policy d u = false -> u <> d.
Proof. intros d u H ->; now rewrite policy_reflexive in H. Qed.

Lemma senders_flow : forall d v, sends d v = true -> policy d v = true.
Proof. now intros [] []. Qed.

(** The conditions hold call by call and component by component. *)
Theorem gateway_component_unwinding : component_unwinding (gateway_kernel true) always lawful. (* TOPLEVEL *)
Proof.
  split.
  - intros [] d [] s u _ L Hflow; unfold after; simpl in *; try reflexivity.
    + symmetry; apply set_other; now apply policy_own.
    + destruct (s Health v); [reflexivity|].
      symmetry; apply set_other; intros ->; now rewrite senders_flow in Hflow.
    + symmetry; apply set_other; now apply policy_own.
    + now subst d.
  - intros c d k s t u _ _ Ls Lt Hu Hd.
    assert (Own : view_of c u (s c) = view_of c u (t c)) by (apply Hu; now left).
    destruct c, k; unfold after; simpl in *; try assumption.
    + destruct (who_dec u d) as [->|Hne]; [now rewrite !set_own|now rewrite !set_other].
    + destruct (who_dec u v) as [->|Hne]; [|now destruct (s Health v), (t Health v); rewrite ?set_other].
      assert (Stopped : s Health v = t Health v) by (apply (Hu Health); simpl; auto).
      assert (Word : s Memory d = t Memory d) by (apply (Hd Memory); simpl; auto).
      now rewrite Stopped; destruct (t Health v); rewrite ?set_own.
    + destruct (who_dec u d) as [->|Hne]; [now rewrite !set_own|now rewrite !set_other].
    + now rewrite Own.
  - intros d [] s t _ _ _ _ Hd; unfold answer; simpl; try reflexivity.
    apply (Hd Ports); now left.
  - easy.
  - intros [d k] s _; destruct k as [n|v| | |]; simpl; unfold dispatch_of, answer; simpl; auto.
    + destruct (sends d v) eqn:E; simpl; auto.
    + unfold same; destruct (who_dec d clock); simpl; auto.
Qed.

Theorem gateway_secure : noninterference gateway start. (* TOPLEVEL *)
Proof. now apply (component_noninterference (gateway_kernel true) always lawful start gateway_component_unwinding). Qed.

Theorem gateway_autonomous : autonomous scheduled_gateway. (* TOPLEVEL *)
Proof.
  split.
  - now intros [].
  - now intros [].
  - intros s t [] H; try reflexivity; exact (proj1 (product_view (gateway_kernel true) clock s t) H Schedule).
Qed.

Theorem gateway_schedule_independence : forall alpha beta e, (* TOPLEVEL *)
  ticks (S := scheduled_gateway) alpha = ticks (S := scheduled_gateway) beta ->
  @actor scheduled_gateway (run start alpha) e = @actor scheduled_gateway (run start beta) e.
Proof.
  intros alpha beta e; apply (same_actor scheduled_gateway always); [exact gateway_autonomous| |easy].
  exact (component_theorem _ _ _ gateway_component_unwinding).
Qed.

(** ** It does let through what it should

    Red's word reaches black through crypto: security does not come from silence. *)
Definition red_to_black : list (action gateway) :=
  [(red, Compute 7); (red, Send crypto); (crypto, Receive); (crypto, Send black)].

Theorem gateway_delivers : output (run start red_to_black) ((black, Receive) : action gateway) = 7. (* TOPLEVEL *)
Proof. reflexivity. Qed.

(** So the policy must be intransitive: purging all of red's actions, as for a transitive policy, would change what
    black gets. *)
Theorem gateway_is_not_transitively_secure : (* TOPLEVEL *)
  ~ forall (alpha : list (action gateway)) a,
      output (run start alpha) a
      = output (run start (filter (fun b => @interferes gateway (dom b) (dom a)) alpha)) a.
Proof. intros Secure; discriminate (Secure red_to_black ((black, Receive) : action gateway)). Qed.
