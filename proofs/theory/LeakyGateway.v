(** * The leaky twin is caught

    [leaky_gateway] is the same kernel without the check of the port's owner: red sends straight to black. *)

Require Import List Bool.
From Cofferdam Require Import Statement ComponentStatement Unwinding Components Gateway.
Import ListNotations.

Definition around_crypto : list (action leaky_gateway) := [(red, Compute 7); (red, Send black)].

Theorem leaky_gateway_is_insecure : ~ noninterference leaky_gateway start. (* TOPLEVEL *)
Proof. intros Secure; discriminate (Secure around_crypto ((black, Receive) : action leaky_gateway)). Qed.

(** So no choice of invariant and of legal calls makes its components satisfy the conditions. *)
Theorem leaky_gateway_satisfies_no_conditions : (* TOPLEVEL *)
  forall (inv : state leaky_gateway -> Prop) legal, inv start -> ~ component_unwinding (gateway_kernel false) inv legal.
Proof.
  intros inv legal I U; apply leaky_gateway_is_insecure.
  exact (component_noninterference (gateway_kernel false) inv legal start U I).
Qed.
