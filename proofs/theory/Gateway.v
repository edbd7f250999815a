(** * A small kernel: a gateway from red through crypto to black

    An instance of [kernel] and [scheduled], so that the theorems are about something. Three partitions and a
    scheduler; two mailboxes, red -> crypto and crypto -> black. Nothing goes from red to black but through crypto.
    Definitions only; what holds of it is in GatewayTheorems.v. *)

Require Import List Bool.
From Cofferdam Require Import Statement ScheduleStatement ComponentStatement.
Import ListNotations.

Inductive who := red | crypto | black | clock.

Definition who_dec : forall u v : who, {u = v} + {u <> v}.
Proof. decide equality. Defined.

Definition same (u v : who) : bool := if who_dec u v then true else false.

Definition policy (u v : who) : bool :=
  match u, v with
  | red, crypto | crypto, black => true
  | clock, _ => true
  | _, _ => same u v
  end.

Lemma policy_reflexive : forall u, policy u u = true.
Proof. now intros []. Qed.

(** ** Components *)

(** Each partition's memory, one word each; a mailbox into each partition; who has stopped; and who runs. *)
Inductive part := Memory | Ports | Health | Schedule.

Definition cell_of (c : part) : Type :=
  match c with
  | Memory => who -> nat
  | Ports => who -> nat
  | Health => who -> bool
  | Schedule => who
  end.

(** Of memory, mailboxes and health a domain sees its own; who runs, everyone may know. *)
Definition seen_of (c : part) : Type :=
  match c with
  | Memory | Ports => nat
  | Health => bool
  | Schedule => who
  end.

Definition view_of (c : part) (u : who) : cell_of c -> seen_of c :=
  match c with
  | Memory => fun words => words u
  | Ports => fun boxes => boxes u
  | Health => fun stopped => stopped u
  | Schedule => fun runs => runs
  end.

(** The methods of the components. [Deliver v] puts the caller's word into [v]'s mailbox unless [v] has stopped:
    Ports reads Memory, where it needs what the caller sees, and Health, where it needs what the receiver sees. The
    caller is not told. *)
Inductive method :=
  | Store (n : nat)
  | May_send (v : who)
  | Deliver (v : who)
  | Cease
  | Collect
  | Advance.

Definition set {T : Type} (f : who -> T) (u : who) (x : T) : who -> T := fun v => if who_dec v u then x else f v.

Definition next (runs : who) : who :=
  match runs with
  | red => crypto
  | crypto => black
  | _ => red
  end.

Definition reads_of (c : part) (k : method) : list part :=
  match c, k with
  | Ports, Deliver _ => [Memory; Health]
  | _, _ => []
  end.

Definition asks_of (k : method) : list part :=
  match k with
  | Collect => [Ports]
  | _ => []
  end.

(** The mailboxes' static owners: who sends to [v]. *)
Definition sends (u v : who) : bool :=
  match u, v with
  | red, crypto | crypto, black => true
  | _, _ => false
  end.

Definition update_of (c : part) (k : method) (d : who) : product cell_of (c :: reads_of c k) -> cell_of c :=
  match c, k with
  | Memory, Store n => fun r => set (fst r) d n
  | Ports, Deliver v => fun '(boxes, (words, (stopped, _))) => if stopped v then boxes else set boxes v (words d)
  | Health, Cease => fun r => set (fst r) d true
  | Schedule, Advance => fun r => next (fst r)
  | _, _ => fst
  end.

Definition ask_of (k : method) (d : who) : product cell_of (asks_of k) -> nat :=
  match k with
  | May_send v => fun _ => if sends d v then 1 else 0
  | Collect => fun r => fst r d
  | _ => fun _ => 0
  end.

(** ** Dispatch *)

Inductive call := Compute (n : nat) | Send (to : who) | Receive | Stop | Tick.

Definition then_return (k : method) (r : nat) : program method nat := Call k (fun _ => Return r).

(** A hypercall, with the check of the port's owner that the leaky twin will lack. *)
Definition dispatch_of (checked : bool) (d : who) (k : call) : program method nat :=
  match k with
  | Compute n => then_return (Store n) 0
  | Send v =>
      if checked
      then Call (May_send v) (fun may => match may with 0 => Return 1 | _ => then_return (Deliver v) 0 end)
      else then_return (Deliver v) 0
  | Receive => Call Collect (fun n => then_return (Store n) n)
  | Stop => then_return Cease 0
  | Tick => if same d clock then then_return Advance 0 else Return 1
  end.

Lemma every_part : forall c, In c [Memory; Ports; Health; Schedule].
Proof. intros []; simpl; auto. Qed.

Definition gateway_kernel (checked : bool) : kernel := {|
  party := who; party_dec := who_dec; flow := policy; flow_reflexive := policy_reflexive;
  component := part; components := [Memory; Ports; Health; Schedule];
  all_components := every_part;
  cell := cell_of; seen := seen_of; cell_view := view_of;
  ComponentStatement.call := method; reply := nat; reads := reads_of; asks := asks_of; update := update_of; ask := ask_of;
  request := who * call; requester := fst; dispatch := fun a => dispatch_of checked (fst a) (snd a)
|}.

Definition gateway : machine := composite (gateway_kernel true).
Definition leaky_gateway : machine := composite (gateway_kernel false).

Definition start : state gateway := fun c : part =>
  match c with
  | Memory => fun _ => 0
  | Ports => fun _ => 0
  | Health => fun _ => false
  | Schedule => red
  end.

(** What a method requires of its caller: only senders deliver, only the scheduler advances. *)
Definition lawful (d : who) (k : method) (s : cells (gateway_kernel true)) : Prop :=
  match k with
  | Deliver v => sends d v = true
  | Advance => d = clock
  | _ => True
  end.

(** ** Schedule: events are acts of the partition that runs, except ticks *)
Definition scheduled_gateway : scheduled := {|
  machinery := gateway;
  event := call;
  scheduler := clock;
  actor := fun s e => match e with Tick => clock | _ => s Schedule end;
  act := fun d e => (d, e) : action gateway;
  acts_as := fun s e => eq_refl
|}.
