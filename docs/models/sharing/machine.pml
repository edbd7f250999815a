/* The separation machine of the system "sharing", written by cofferdam.proofs.unwinding.spin.Promela. */
#define RUNNING 0
#define HALTED 1
#define YIELDED 2
#define STOPPED 3
#define AT_HOME 0
#define SHARED 2
#define RETURNED 3
#define NOBODY 3

byte status_0 = 0;
#define restarts_0 0
#define due_0 0
byte status_1 = 0;
#define restarts_1 0
#define due_1 0
byte status_2 = 0;
#define restarts_2 0
#define due_2 0
#define owner_0 0
#define loan_0 0
#define guest_0 3
#define rights_0_0 7
#define word_0_0 0
#define owner_1 0
#define loan_1 0
#define guest_1 3
#define rights_0_1 7
#define word_1_0 0
#define owner_2 0
#define loan_2 0
#define guest_2 3
#define rights_0_2 7
#define word_2_0 0
byte owner_3 = 0;
byte loan_3 = 0;
byte guest_3 = 3;
byte rights_0_3 = 3;
byte rights_1_3 = 0;
byte word_3_0 = 0;
#define owner_4 1
#define loan_4 0
#define guest_4 3
#define rights_1_4 7
#define word_4_0 0
#define owner_5 1
#define loan_5 0
#define guest_5 3
#define rights_1_5 7
#define word_5_0 0
#define owner_6 1
#define loan_6 0
#define guest_6 3
#define rights_1_6 7
#define word_6_0 0
#define owner_7 2
#define loan_7 0
#define guest_7 3
#define rights_2_7 7
#define word_7_0 0
#define owner_8 2
#define loan_8 0
#define guest_8 3
#define rights_2_8 7
#define word_8_0 0
#define owner_9 2
#define loan_9 0
#define guest_9 3
byte rights_2_9 = 7;
byte word_9_0 = 0;
byte queue_0_filled = 0;
byte queue_0_lost = 0;
byte queue_0_length_0 = 0;
byte queue_0_word_0_0 = 0;
byte position_0 = 0;
byte left_0 = 1;

inline tick_0() { if :: left_0 > 1 -> left_0 = left_0 - 1; :: left_0 == 1 && position_0 == 0 -> position_0 = 1; left_0 = 1; if :: status_1 == YIELDED -> status_1 = 0; :: else fi :: left_0 == 1 && position_0 == 1 -> position_0 = 2; left_0 = 1; if :: status_2 == YIELDED -> status_2 = 0; :: else fi :: left_0 == 1 && position_0 == 2 -> position_0 = 0; left_0 = 1; if :: status_0 == YIELDED -> status_0 = 0; :: else fi fi; skip }
#define has_0 (position_0 == 0)
#define can_0 (has_0 && status_0 == RUNNING && due_0 == 0)
#define runnable_0 (has_0 && (status_0 == RUNNING))
#define has_1 (position_0 == 1)
#define can_1 (has_1 && status_1 == RUNNING && due_1 == 0)
#define runnable_1 (has_1 && (status_1 == RUNNING))
#define has_2 (position_0 == 2)
#define can_2 (has_2 && status_2 == RUNNING && due_2 == 0)
#define runnable_2 (has_2 && (status_2 == RUNNING))
inline empty_3() { word_3_0 = 0;  skip }
inline clear_queue_0() { queue_0_filled = 0; queue_0_lost = 0; queue_0_length_0 = 0; queue_0_word_0_0 = 0;  skip }
inline bring_home_0() { skip; if :: owner_0 == 0 -> skip; fi; skip }
inline bring_home_1() { skip; if :: owner_1 == 0 -> skip; fi; skip }
inline bring_home_2() { skip; if :: owner_2 == 0 -> skip; fi; skip }
inline give_back_3() { if :: guest_3 == 0 -> rights_0_3 = 0; :: guest_3 == 1 -> rights_1_3 = 0; fi; guest_3 = 3; loan_3 = 3; skip }
inline bring_home_3() { loan_3 = 0; if :: owner_3 == 0 -> rights_0_3 = 3; :: owner_3 == 1 -> rights_1_3 = 3; fi; skip }
inline bring_home_4() { skip; if :: owner_4 == 1 -> skip; fi; skip }
inline bring_home_5() { skip; if :: owner_5 == 1 -> skip; fi; skip }
inline bring_home_6() { skip; if :: owner_6 == 1 -> skip; fi; skip }
inline bring_home_7() { skip; if :: owner_7 == 2 -> skip; fi; skip }
inline bring_home_8() { skip; if :: owner_8 == 2 -> skip; fi; skip }
inline bring_home_9() { skip; if :: owner_9 == 2 -> rights_2_9 = 7; fi; skip }
inline release_0() { skip; skip; skip; if :: guest_3 == 0 || (owner_3 == 0 && guest_3 != NOBODY) -> give_back_3() :: else fi; if :: owner_3 == 0 -> word_3_0 = 0;  if :: loan_3 == RETURNED -> bring_home_3() :: else fi :: else fi; skip; skip }
inline stop_0() { release_0(); status_0 = 3; skip }
inline release_1() { if :: guest_3 == 1 || (owner_3 == 1 && guest_3 != NOBODY) -> give_back_3() :: else fi; if :: owner_3 == 1 -> word_3_0 = 0;  if :: loan_3 == RETURNED -> bring_home_3() :: else fi :: else fi; skip; skip; skip; clear_queue_0(); skip; skip }
inline stop_1() { release_1(); status_1 = 3; skip }
inline release_2() { if :: guest_3 == 2 || (owner_3 == 2 && guest_3 != NOBODY) -> give_back_3() :: else fi; if :: owner_3 == 2 -> word_3_0 = 0;  if :: loan_3 == RETURNED -> bring_home_3() :: else fi :: else fi; skip; skip; word_9_0 = 0; skip; skip }
inline stop_2() { release_2(); status_2 = 3; skip }

active proctype machine() {
  do
  :: d_step { true -> tick_0() } /* processor 0 ticks */
  :: d_step { runnable_0 -> status_0 = 0; if :: due_0 != 0 -> skip; :: else fi } /* red goes on and accepts no interrupts */
  :: d_step { runnable_0 -> status_0 = 0; if :: due_0 != 0 -> skip; :: else fi } /* red goes on and accepts interrupts */
  :: d_step { runnable_1 -> status_1 = 0; if :: due_1 != 0 -> skip; :: else fi } /* black goes on and accepts no interrupts */
  :: d_step { runnable_1 -> status_1 = 0; if :: due_1 != 0 -> skip; :: else fi } /* black goes on and accepts interrupts */
  :: d_step { runnable_2 -> status_2 = 0; if :: due_2 != 0 -> skip; :: else fi } /* green goes on and accepts no interrupts */
  :: d_step { runnable_2 -> status_2 = 0; if :: due_2 != 0 -> skip; :: else fi } /* green goes on and accepts interrupts */
  :: d_step { can_0 -> if :: (rights_0_0 & 1) != 0 -> skip :: else -> stop_0() fi } /* red reads page 0x0 word 0 */
  :: d_step { can_0 -> if :: (rights_0_1 & 1) != 0 -> skip :: else -> stop_0() fi } /* red reads page 0x1 word 0 */
  :: d_step { can_0 -> if :: (rights_0_2 & 1) != 0 -> skip :: else -> stop_0() fi } /* red reads page 0x2 word 0 */
  :: d_step { can_0 -> if :: (rights_0_3 & 1) != 0 -> skip :: else -> stop_0() fi } /* red reads page 0x8 word 0 */
  :: d_step { can_0 -> stop_0() } /* red reads page 0x9 word 0 */
  :: d_step { can_1 -> if :: (rights_1_3 & 1) != 0 -> skip :: else -> stop_1() fi } /* black reads page 0x9 word 0 */
  :: d_step { can_1 -> if :: (rights_1_4 & 1) != 0 -> skip :: else -> stop_1() fi } /* black reads page 0x0 word 0 */
  :: d_step { can_1 -> if :: (rights_1_5 & 1) != 0 -> skip :: else -> stop_1() fi } /* black reads page 0x1 word 0 */
  :: d_step { can_1 -> if :: (rights_1_6 & 1) != 0 -> skip :: else -> stop_1() fi } /* black reads page 0x2 word 0 */
  :: d_step { can_1 -> stop_1() } /* black reads page 0xa word 0 */
  :: d_step { can_2 -> if :: (rights_2_7 & 1) != 0 -> skip :: else -> stop_2() fi } /* green reads page 0x0 word 0 */
  :: d_step { can_2 -> if :: (rights_2_8 & 1) != 0 -> skip :: else -> stop_2() fi } /* green reads page 0x1 word 0 */
  :: d_step { can_2 -> if :: (rights_2_9 & 1) != 0 -> skip :: else -> stop_2() fi } /* green reads page 0x2 word 0 */
  :: d_step { can_2 -> stop_2() } /* green reads page 0x3 word 0 */
  :: d_step { can_0 -> if :: (rights_0_3 & 2) != 0 -> word_3_0 = 0; skip :: else -> stop_0() fi } /* red writes 0 to page 0x8 word 0 */
  :: d_step { can_0 -> if :: (rights_0_3 & 2) != 0 -> word_3_0 = 1; skip :: else -> stop_0() fi } /* red writes 1 to page 0x8 word 0 */
  :: d_step { can_1 -> if :: (rights_1_3 & 2) != 0 -> word_3_0 = 0; skip :: else -> stop_1() fi } /* black writes 0 to page 0x9 word 0 */
  :: d_step { can_1 -> if :: (rights_1_3 & 2) != 0 -> word_3_0 = 1; skip :: else -> stop_1() fi } /* black writes 1 to page 0x9 word 0 */
  :: d_step { can_2 -> if :: (rights_2_9 & 2) != 0 -> word_9_0 = 0; skip :: else -> stop_2() fi } /* green writes 0 to page 0x2 word 0 */
  :: d_step { can_2 -> if :: (rights_2_9 & 2) != 0 -> word_9_0 = 1; skip :: else -> stop_2() fi } /* green writes 1 to page 0x2 word 0 */
  :: d_step { can_0 -> if :: (rights_0_0 & 4) != 0 -> skip :: else -> stop_0() fi } /* red executes at page 0x0 word 0 */
  :: d_step { can_0 -> if :: (rights_0_1 & 4) != 0 -> skip :: else -> stop_0() fi } /* red executes at page 0x1 word 0 */
  :: d_step { can_0 -> if :: (rights_0_2 & 4) != 0 -> skip :: else -> stop_0() fi } /* red executes at page 0x2 word 0 */
  :: d_step { can_0 -> if :: (rights_0_3 & 4) != 0 -> skip :: else -> stop_0() fi } /* red executes at page 0x8 word 0 */
  :: d_step { can_0 -> stop_0() } /* red executes at page 0x9 word 0 */
  :: d_step { can_1 -> if :: (rights_1_3 & 4) != 0 -> skip :: else -> stop_1() fi } /* black executes at page 0x9 word 0 */
  :: d_step { can_1 -> if :: (rights_1_4 & 4) != 0 -> skip :: else -> stop_1() fi } /* black executes at page 0x0 word 0 */
  :: d_step { can_1 -> if :: (rights_1_5 & 4) != 0 -> skip :: else -> stop_1() fi } /* black executes at page 0x1 word 0 */
  :: d_step { can_1 -> if :: (rights_1_6 & 4) != 0 -> skip :: else -> stop_1() fi } /* black executes at page 0x2 word 0 */
  :: d_step { can_1 -> stop_1() } /* black executes at page 0xa word 0 */
  :: d_step { can_2 -> if :: (rights_2_7 & 4) != 0 -> skip :: else -> stop_2() fi } /* green executes at page 0x0 word 0 */
  :: d_step { can_2 -> if :: (rights_2_8 & 4) != 0 -> skip :: else -> stop_2() fi } /* green executes at page 0x1 word 0 */
  :: d_step { can_2 -> if :: (rights_2_9 & 4) != 0 -> skip :: else -> stop_2() fi } /* green executes at page 0x2 word 0 */
  :: d_step { can_2 -> stop_2() } /* green executes at page 0x3 word 0 */
  :: can_0 /* red calls PARTITION(0, 0x0, 0) */
  :: can_0 /* red calls TICKS(0, 0x0, 0) */
  :: d_step { can_0 -> status_0 = 2; } /* red calls YIELD(0, 0x0, 0) */
  :: d_step { can_0 -> stop_0() } /* red calls STOP(0, 0x0, 0) */
  :: can_0 /* red calls MAP(1, 0x0, 0) */
  :: d_step { can_0 -> if :: owner_3 == 0 && (loan_3 == AT_HOME || loan_3 == SHARED) -> rights_0_3 = 1; :: else fi } /* red calls MAP(1, 0x0, 1) */
  :: d_step { can_0 -> if :: owner_3 == 0 && (loan_3 == AT_HOME || loan_3 == SHARED) -> rights_0_3 = 3; :: else fi } /* red calls MAP(1, 0x0, 3) */
  :: can_0 /* red calls MAP(1, 0x0, 5) */
  :: can_0 /* red calls MAP(1, 0x0, 7) */
  :: can_0 /* red calls MAP(2, 0x0, 0) */
  :: can_0 /* red calls MAP(2, 0x0, 1) */
  :: can_0 /* red calls MAP(2, 0x0, 3) */
  :: can_0 /* red calls MAP(2, 0x0, 5) */
  :: can_0 /* red calls MAP(2, 0x0, 7) */
  :: can_0 /* red calls MAP(2, 0x1, 0) */
  :: can_0 /* red calls MAP(2, 0x1, 1) */
  :: can_0 /* red calls MAP(2, 0x1, 3) */
  :: can_0 /* red calls MAP(2, 0x1, 5) */
  :: can_0 /* red calls MAP(2, 0x1, 7) */
  :: can_0 /* red calls MAP(2, 0x2, 0) */
  :: can_0 /* red calls MAP(2, 0x2, 1) */
  :: can_0 /* red calls MAP(2, 0x2, 3) */
  :: can_0 /* red calls MAP(2, 0x2, 5) */
  :: can_0 /* red calls MAP(2, 0x2, 7) */
  :: can_0 /* red calls MAP(3, 0x0, 0) */
  :: can_0 /* red calls MAP(3, 0x0, 1) */
  :: can_0 /* red calls MAP(3, 0x0, 3) */
  :: can_0 /* red calls MAP(3, 0x0, 5) */
  :: can_0 /* red calls MAP(3, 0x0, 7) */
  :: can_0 /* red calls MAP(3, 0x1, 0) */
  :: can_0 /* red calls MAP(3, 0x1, 1) */
  :: can_0 /* red calls MAP(3, 0x1, 3) */
  :: can_0 /* red calls MAP(3, 0x1, 5) */
  :: can_0 /* red calls MAP(3, 0x1, 7) */
  :: can_0 /* red calls MAP(3, 0x2, 0) */
  :: can_0 /* red calls MAP(3, 0x2, 1) */
  :: can_0 /* red calls MAP(3, 0x2, 3) */
  :: can_0 /* red calls MAP(3, 0x2, 5) */
  :: can_0 /* red calls MAP(3, 0x2, 7) */
  :: can_0 /* red calls MAP(4, 0x0, 0) */
  :: can_0 /* red calls MAP(4, 0x0, 1) */
  :: can_0 /* red calls MAP(4, 0x0, 3) */
  :: can_0 /* red calls MAP(4, 0x0, 5) */
  :: can_0 /* red calls MAP(4, 0x0, 7) */
  :: d_step { can_0 -> if :: owner_3 == 0 && (loan_3 == AT_HOME || loan_3 == SHARED) -> rights_0_3 = 0; :: else fi } /* red calls UNMAP(1, 0x0, 0) */
  :: can_0 /* red calls UNMAP(2, 0x0, 0) */
  :: can_0 /* red calls UNMAP(2, 0x1, 0) */
  :: can_0 /* red calls UNMAP(2, 0x2, 0) */
  :: can_0 /* red calls UNMAP(3, 0x0, 0) */
  :: can_0 /* red calls UNMAP(3, 0x1, 0) */
  :: can_0 /* red calls UNMAP(3, 0x2, 0) */
  :: can_0 /* red calls UNMAP(4, 0x0, 0) */
  :: can_0 /* red calls DMA_MAP(0, 0x0, 0) */
  :: can_0 /* red calls DMA_MAP(0, 0x0, 1) */
  :: can_0 /* red calls DMA_MAP(0, 0x0, 2) */
  :: can_0 /* red calls DMA_MAP(0, 0x1, 0) */
  :: can_0 /* red calls DMA_MAP(0, 0x2, 0) */
  :: can_0 /* red calls DMA_MAP(0, 0x2, 1) */
  :: can_0 /* red calls DMA_MAP(0, 0x2, 2) */
  :: can_0 /* red calls DMA_MAP(0, 0x3, 0) */
  :: can_0 /* red calls DMA_MAP(0, 0x3, 1) */
  :: can_0 /* red calls DMA_MAP(0, 0x3, 2) */
  :: can_0 /* red calls DMA_MAP(0, 0x0, 3) */
  :: can_0 /* red calls DMA_MAP(0, 0x4, 0) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x0, 0) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x0, 1) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x0, 2) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x1, 0) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x2, 0) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x2, 1) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x2, 2) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x3, 0) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x3, 1) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x3, 2) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x0, 3) */
  :: can_0 /* red calls DMA_UNMAP(0, 0x4, 0) */
  :: d_step { can_0 -> if :: owner_3 == 0 && loan_3 == AT_HOME && status_1 != STOPPED -> loan_3 = 1; guest_3 = 1; rights_0_3 = 0; rights_1_3 = 3; :: else fi } /* red calls LEND(0, 0x0, 0) */
  :: can_0 /* red calls LEND(0, 0x1, 0) */
  :: can_0 /* red calls LEND(1, 0x0, 0) */
  :: d_step { can_0 -> if :: owner_3 == 0 && loan_3 == AT_HOME && status_1 != STOPPED -> loan_3 = 2; guest_3 = 1; rights_1_3 = 3; :: else fi } /* red calls SHARE(0, 0x0, 0) */
  :: can_0 /* red calls SHARE(0, 0x1, 0) */
  :: can_0 /* red calls SHARE(1, 0x0, 0) */
  :: d_step { can_0 -> if :: owner_3 == 0 && loan_3 == AT_HOME -> if :: status_1 == STOPPED -> empty_3() :: else fi; rights_0_3 = 0; owner_3 = 1; rights_1_3 = 3; :: else fi } /* red calls DONATE(0, 0x0, 0) */
  :: can_0 /* red calls DONATE(0, 0x1, 0) */
  :: can_0 /* red calls DONATE(1, 0x0, 0) */
  :: can_0 /* red calls RELINQUISH(0, 0x0, 0) */
  :: can_0 /* red calls RELINQUISH(0, 0x1, 0) */
  :: can_0 /* red calls RELINQUISH(1, 0x0, 0) */
  :: d_step { can_0 -> if :: owner_3 == 0 && loan_3 == RETURNED -> bring_home_3() :: else fi } /* red calls RECLAIM(0, 0x0, 0) */
  :: can_0 /* red calls RECLAIM(0, 0x1, 0) */
  :: can_0 /* red calls RECLAIM(1, 0x0, 0) */
  :: can_0 /* red calls QUEUE_SEND(0, 0x8000, 0) */
  :: d_step { can_0 -> if :: (rights_0_3 & 1) == 1 -> if :: queue_0_filled == 0 -> queue_0_length_0 = 1; queue_0_word_0_0 = word_3_0; queue_0_filled = 1; :: else -> if :: queue_0_lost < 1 -> queue_0_lost = queue_0_lost + 1; :: else fi fi :: else fi } /* red calls QUEUE_SEND(0, 0x8000, 8) */
  :: can_0 /* red calls QUEUE_SEND(0, 0x8000, 24) */
  :: can_0 /* red calls QUEUE_SEND(0, 0x1, 8) */
  :: can_0 /* red calls QUEUE_SEND(1, 0x8000, 0) */
  :: can_0 /* red calls QUEUE_SEND(1, 0x8000, 8) */
  :: can_0 /* red calls QUEUE_SEND(1, 0x1, 8) */
  :: can_0 /* red calls QUEUE_RECEIVE(0, 0x8000, 0) */
  :: can_0 /* red calls QUEUE_RECEIVE(0, 0x8000, 8) */
  :: can_0 /* red calls QUEUE_RECEIVE(0, 0x8000, 24) */
  :: can_0 /* red calls QUEUE_RECEIVE(0, 0x1, 8) */
  :: can_0 /* red calls QUEUE_RECEIVE(1, 0x8000, 0) */
  :: can_0 /* red calls QUEUE_RECEIVE(1, 0x8000, 8) */
  :: can_0 /* red calls QUEUE_RECEIVE(1, 0x1, 8) */
  :: can_0 /* red calls QUEUE_LOST(0, 0x0, 0) */
  :: can_0 /* red calls QUEUE_LOST(1, 0x0, 0) */
  :: can_0 /* red calls SAMPLE_WRITE(0, 0x8000, 0) */
  :: can_0 /* red calls SAMPLE_WRITE(0, 0x8000, 8) */
  :: can_0 /* red calls SAMPLE_WRITE(0, 0x1, 8) */
  :: can_0 /* red calls SAMPLE_READ(0, 0x8000, 0) */
  :: can_0 /* red calls SAMPLE_READ(0, 0x8000, 8) */
  :: can_0 /* red calls SAMPLE_READ(0, 0x1, 8) */
  :: can_0 /* red calls RAISE_EVENT(0, 0x0, 0) */
  :: can_0 /* red calls hypercall 19(0, 0x0, 0) */
  :: can_1 /* black calls PARTITION(0, 0x0, 0) */
  :: can_1 /* black calls TICKS(0, 0x0, 0) */
  :: d_step { can_1 -> status_1 = 2; } /* black calls YIELD(0, 0x0, 0) */
  :: d_step { can_1 -> stop_1() } /* black calls STOP(0, 0x0, 0) */
  :: can_1 /* black calls MAP(0, 0x0, 0) */
  :: can_1 /* black calls MAP(0, 0x0, 1) */
  :: can_1 /* black calls MAP(0, 0x0, 3) */
  :: can_1 /* black calls MAP(0, 0x0, 5) */
  :: can_1 /* black calls MAP(0, 0x0, 7) */
  :: can_1 /* black calls MAP(0, 0x1, 0) */
  :: can_1 /* black calls MAP(0, 0x1, 1) */
  :: can_1 /* black calls MAP(0, 0x1, 3) */
  :: can_1 /* black calls MAP(0, 0x1, 5) */
  :: can_1 /* black calls MAP(0, 0x1, 7) */
  :: can_1 /* black calls MAP(0, 0x2, 0) */
  :: can_1 /* black calls MAP(0, 0x2, 1) */
  :: can_1 /* black calls MAP(0, 0x2, 3) */
  :: can_1 /* black calls MAP(0, 0x2, 5) */
  :: can_1 /* black calls MAP(0, 0x2, 7) */
  :: can_1 /* black calls MAP(1, 0x0, 0) */
  :: d_step { can_1 -> if :: owner_3 == 1 && (loan_3 == AT_HOME || loan_3 == SHARED) -> rights_1_3 = 1; :: else fi } /* black calls MAP(1, 0x0, 1) */
  :: d_step { can_1 -> if :: owner_3 == 1 && (loan_3 == AT_HOME || loan_3 == SHARED) -> rights_1_3 = 3; :: else fi } /* black calls MAP(1, 0x0, 3) */
  :: can_1 /* black calls MAP(1, 0x0, 5) */
  :: can_1 /* black calls MAP(1, 0x0, 7) */
  :: can_1 /* black calls MAP(3, 0x0, 0) */
  :: can_1 /* black calls MAP(3, 0x0, 1) */
  :: can_1 /* black calls MAP(3, 0x0, 3) */
  :: can_1 /* black calls MAP(3, 0x0, 5) */
  :: can_1 /* black calls MAP(3, 0x0, 7) */
  :: can_1 /* black calls MAP(3, 0x1, 0) */
  :: can_1 /* black calls MAP(3, 0x1, 1) */
  :: can_1 /* black calls MAP(3, 0x1, 3) */
  :: can_1 /* black calls MAP(3, 0x1, 5) */
  :: can_1 /* black calls MAP(3, 0x1, 7) */
  :: can_1 /* black calls MAP(3, 0x2, 0) */
  :: can_1 /* black calls MAP(3, 0x2, 1) */
  :: can_1 /* black calls MAP(3, 0x2, 3) */
  :: can_1 /* black calls MAP(3, 0x2, 5) */
  :: can_1 /* black calls MAP(3, 0x2, 7) */
  :: can_1 /* black calls MAP(0, 0x3, 0) */
  :: can_1 /* black calls MAP(0, 0x3, 1) */
  :: can_1 /* black calls MAP(0, 0x3, 3) */
  :: can_1 /* black calls MAP(0, 0x3, 5) */
  :: can_1 /* black calls MAP(0, 0x3, 7) */
  :: can_1 /* black calls MAP(4, 0x0, 0) */
  :: can_1 /* black calls MAP(4, 0x0, 1) */
  :: can_1 /* black calls MAP(4, 0x0, 3) */
  :: can_1 /* black calls MAP(4, 0x0, 5) */
  :: can_1 /* black calls MAP(4, 0x0, 7) */
  :: can_1 /* black calls UNMAP(0, 0x0, 0) */
  :: can_1 /* black calls UNMAP(0, 0x1, 0) */
  :: can_1 /* black calls UNMAP(0, 0x2, 0) */
  :: d_step { can_1 -> if :: owner_3 == 1 && (loan_3 == AT_HOME || loan_3 == SHARED) -> rights_1_3 = 0; :: else fi } /* black calls UNMAP(1, 0x0, 0) */
  :: can_1 /* black calls UNMAP(3, 0x0, 0) */
  :: can_1 /* black calls UNMAP(3, 0x1, 0) */
  :: can_1 /* black calls UNMAP(3, 0x2, 0) */
  :: can_1 /* black calls UNMAP(0, 0x3, 0) */
  :: can_1 /* black calls UNMAP(4, 0x0, 0) */
  :: can_1 /* black calls DMA_MAP(0, 0x0, 0) */
  :: can_1 /* black calls DMA_MAP(0, 0x0, 1) */
  :: can_1 /* black calls DMA_MAP(0, 0x0, 2) */
  :: can_1 /* black calls DMA_MAP(0, 0x1, 0) */
  :: can_1 /* black calls DMA_MAP(0, 0x2, 0) */
  :: can_1 /* black calls DMA_MAP(0, 0x2, 1) */
  :: can_1 /* black calls DMA_MAP(0, 0x2, 2) */
  :: can_1 /* black calls DMA_MAP(0, 0x3, 0) */
  :: can_1 /* black calls DMA_MAP(0, 0x3, 1) */
  :: can_1 /* black calls DMA_MAP(0, 0x3, 2) */
  :: can_1 /* black calls DMA_MAP(0, 0x0, 3) */
  :: can_1 /* black calls DMA_MAP(0, 0x4, 0) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x0, 0) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x0, 1) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x0, 2) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x1, 0) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x2, 0) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x2, 1) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x2, 2) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x3, 0) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x3, 1) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x3, 2) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x0, 3) */
  :: can_1 /* black calls DMA_UNMAP(0, 0x4, 0) */
  :: can_1 /* black calls LEND(0, 0x0, 0) */
  :: can_1 /* black calls LEND(0, 0x1, 0) */
  :: can_1 /* black calls LEND(1, 0x0, 0) */
  :: can_1 /* black calls SHARE(0, 0x0, 0) */
  :: can_1 /* black calls SHARE(0, 0x1, 0) */
  :: can_1 /* black calls SHARE(1, 0x0, 0) */
  :: can_1 /* black calls DONATE(0, 0x0, 0) */
  :: can_1 /* black calls DONATE(0, 0x1, 0) */
  :: can_1 /* black calls DONATE(1, 0x0, 0) */
  :: d_step { can_1 -> if :: guest_3 == 1 -> give_back_3() :: else fi } /* black calls RELINQUISH(0, 0x0, 0) */
  :: can_1 /* black calls RELINQUISH(0, 0x1, 0) */
  :: can_1 /* black calls RELINQUISH(1, 0x0, 0) */
  :: can_1 /* black calls RECLAIM(0, 0x0, 0) */
  :: can_1 /* black calls RECLAIM(0, 0x1, 0) */
  :: can_1 /* black calls RECLAIM(1, 0x0, 0) */
  :: can_1 /* black calls QUEUE_SEND(0, 0x9000, 0) */
  :: can_1 /* black calls QUEUE_SEND(0, 0x9000, 8) */
  :: can_1 /* black calls QUEUE_SEND(0, 0x9000, 24) */
  :: can_1 /* black calls QUEUE_SEND(0, 0x1, 8) */
  :: can_1 /* black calls QUEUE_SEND(1, 0x9000, 0) */
  :: can_1 /* black calls QUEUE_SEND(1, 0x9000, 8) */
  :: can_1 /* black calls QUEUE_SEND(1, 0x1, 8) */
  :: can_1 /* black calls QUEUE_RECEIVE(0, 0x9000, 0) */
  :: d_step { can_1 -> if :: queue_0_filled > 0 -> if :: queue_0_length_0 == 1 && (rights_1_3 & 3) == 3 -> word_3_0 = queue_0_word_0_0; queue_0_length_0 = 0; queue_0_word_0_0 = 0; queue_0_filled = queue_0_filled - 1; :: else fi :: else fi } /* black calls QUEUE_RECEIVE(0, 0x9000, 8) */
  :: d_step { can_1 -> if :: queue_0_filled > 0 -> if :: queue_0_length_0 == 1 && (rights_1_3 & 3) == 3 -> word_3_0 = queue_0_word_0_0; queue_0_length_0 = 0; queue_0_word_0_0 = 0; queue_0_filled = queue_0_filled - 1; :: queue_0_length_0 == 2 && (rights_1_3 & 3) == 3 -> word_3_0 = queue_0_word_0_0; queue_0_length_0 = 0; queue_0_word_0_0 = 0; queue_0_filled = queue_0_filled - 1; :: else fi :: else fi } /* black calls QUEUE_RECEIVE(0, 0x9000, 24) */
  :: can_1 /* black calls QUEUE_RECEIVE(0, 0x1, 8) */
  :: can_1 /* black calls QUEUE_RECEIVE(1, 0x9000, 0) */
  :: can_1 /* black calls QUEUE_RECEIVE(1, 0x9000, 8) */
  :: can_1 /* black calls QUEUE_RECEIVE(1, 0x1, 8) */
  :: d_step { can_1 -> queue_0_lost = 0; } /* black calls QUEUE_LOST(0, 0x0, 0) */
  :: can_1 /* black calls QUEUE_LOST(1, 0x0, 0) */
  :: can_1 /* black calls SAMPLE_WRITE(0, 0x9000, 0) */
  :: can_1 /* black calls SAMPLE_WRITE(0, 0x9000, 8) */
  :: can_1 /* black calls SAMPLE_WRITE(0, 0x1, 8) */
  :: can_1 /* black calls SAMPLE_READ(0, 0x9000, 0) */
  :: can_1 /* black calls SAMPLE_READ(0, 0x9000, 8) */
  :: can_1 /* black calls SAMPLE_READ(0, 0x1, 8) */
  :: can_1 /* black calls RAISE_EVENT(0, 0x0, 0) */
  :: can_1 /* black calls hypercall 19(0, 0x0, 0) */
  :: can_2 /* green calls PARTITION(0, 0x0, 0) */
  :: can_2 /* green calls TICKS(0, 0x0, 0) */
  :: d_step { can_2 -> status_2 = 2; } /* green calls YIELD(0, 0x0, 0) */
  :: d_step { can_2 -> stop_2() } /* green calls STOP(0, 0x0, 0) */
  :: can_2 /* green calls MAP(0, 0x0, 0) */
  :: can_2 /* green calls MAP(0, 0x0, 1) */
  :: can_2 /* green calls MAP(0, 0x0, 3) */
  :: can_2 /* green calls MAP(0, 0x0, 5) */
  :: can_2 /* green calls MAP(0, 0x0, 7) */
  :: can_2 /* green calls MAP(0, 0x1, 0) */
  :: can_2 /* green calls MAP(0, 0x1, 1) */
  :: can_2 /* green calls MAP(0, 0x1, 3) */
  :: can_2 /* green calls MAP(0, 0x1, 5) */
  :: can_2 /* green calls MAP(0, 0x1, 7) */
  :: can_2 /* green calls MAP(0, 0x2, 0) */
  :: can_2 /* green calls MAP(0, 0x2, 1) */
  :: can_2 /* green calls MAP(0, 0x2, 3) */
  :: can_2 /* green calls MAP(0, 0x2, 5) */
  :: can_2 /* green calls MAP(0, 0x2, 7) */
  :: can_2 /* green calls MAP(1, 0x0, 0) */
  :: can_2 /* green calls MAP(1, 0x0, 1) */
  :: can_2 /* green calls MAP(1, 0x0, 3) */
  :: can_2 /* green calls MAP(1, 0x0, 5) */
  :: can_2 /* green calls MAP(1, 0x0, 7) */
  :: can_2 /* green calls MAP(2, 0x0, 0) */
  :: can_2 /* green calls MAP(2, 0x0, 1) */
  :: can_2 /* green calls MAP(2, 0x0, 3) */
  :: can_2 /* green calls MAP(2, 0x0, 5) */
  :: can_2 /* green calls MAP(2, 0x0, 7) */
  :: can_2 /* green calls MAP(2, 0x1, 0) */
  :: can_2 /* green calls MAP(2, 0x1, 1) */
  :: can_2 /* green calls MAP(2, 0x1, 3) */
  :: can_2 /* green calls MAP(2, 0x1, 5) */
  :: can_2 /* green calls MAP(2, 0x1, 7) */
  :: can_2 /* green calls MAP(2, 0x2, 0) */
  :: can_2 /* green calls MAP(2, 0x2, 1) */
  :: can_2 /* green calls MAP(2, 0x2, 3) */
  :: can_2 /* green calls MAP(2, 0x2, 5) */
  :: can_2 /* green calls MAP(2, 0x2, 7) */
  :: can_2 /* green calls MAP(3, 0x2, 0) */
  :: d_step { can_2 -> if :: owner_9 == 2 && (loan_9 == AT_HOME || loan_9 == SHARED) -> rights_2_9 = 1; :: else fi } /* green calls MAP(3, 0x2, 1) */
  :: d_step { can_2 -> if :: owner_9 == 2 && (loan_9 == AT_HOME || loan_9 == SHARED) -> rights_2_9 = 3; :: else fi } /* green calls MAP(3, 0x2, 3) */
  :: d_step { can_2 -> if :: owner_9 == 2 && (loan_9 == AT_HOME || loan_9 == SHARED) -> rights_2_9 = 5; :: else fi } /* green calls MAP(3, 0x2, 5) */
  :: d_step { can_2 -> if :: owner_9 == 2 && (loan_9 == AT_HOME || loan_9 == SHARED) -> rights_2_9 = 7; :: else fi } /* green calls MAP(3, 0x2, 7) */
  :: can_2 /* green calls MAP(0, 0x3, 0) */
  :: can_2 /* green calls MAP(0, 0x3, 1) */
  :: can_2 /* green calls MAP(0, 0x3, 3) */
  :: can_2 /* green calls MAP(0, 0x3, 5) */
  :: can_2 /* green calls MAP(0, 0x3, 7) */
  :: can_2 /* green calls MAP(4, 0x0, 0) */
  :: can_2 /* green calls MAP(4, 0x0, 1) */
  :: can_2 /* green calls MAP(4, 0x0, 3) */
  :: can_2 /* green calls MAP(4, 0x0, 5) */
  :: can_2 /* green calls MAP(4, 0x0, 7) */
  :: can_2 /* green calls UNMAP(0, 0x0, 0) */
  :: can_2 /* green calls UNMAP(0, 0x1, 0) */
  :: can_2 /* green calls UNMAP(0, 0x2, 0) */
  :: can_2 /* green calls UNMAP(1, 0x0, 0) */
  :: can_2 /* green calls UNMAP(2, 0x0, 0) */
  :: can_2 /* green calls UNMAP(2, 0x1, 0) */
  :: can_2 /* green calls UNMAP(2, 0x2, 0) */
  :: d_step { can_2 -> if :: owner_9 == 2 && (loan_9 == AT_HOME || loan_9 == SHARED) -> rights_2_9 = 0; :: else fi } /* green calls UNMAP(3, 0x2, 0) */
  :: can_2 /* green calls UNMAP(0, 0x3, 0) */
  :: can_2 /* green calls UNMAP(4, 0x0, 0) */
  :: can_2 /* green calls DMA_MAP(0, 0x0, 0) */
  :: can_2 /* green calls DMA_MAP(0, 0x0, 1) */
  :: can_2 /* green calls DMA_MAP(0, 0x0, 2) */
  :: can_2 /* green calls DMA_MAP(0, 0x1, 0) */
  :: can_2 /* green calls DMA_MAP(0, 0x2, 0) */
  :: can_2 /* green calls DMA_MAP(0, 0x2, 1) */
  :: can_2 /* green calls DMA_MAP(0, 0x2, 2) */
  :: can_2 /* green calls DMA_MAP(0, 0x3, 0) */
  :: can_2 /* green calls DMA_MAP(0, 0x3, 1) */
  :: can_2 /* green calls DMA_MAP(0, 0x3, 2) */
  :: can_2 /* green calls DMA_MAP(0, 0x0, 3) */
  :: can_2 /* green calls DMA_MAP(0, 0x4, 0) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x0, 0) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x0, 1) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x0, 2) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x1, 0) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x2, 0) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x2, 1) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x2, 2) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x3, 0) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x3, 1) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x3, 2) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x0, 3) */
  :: can_2 /* green calls DMA_UNMAP(0, 0x4, 0) */
  :: can_2 /* green calls LEND(0, 0x0, 0) */
  :: can_2 /* green calls LEND(0, 0x1, 0) */
  :: can_2 /* green calls LEND(1, 0x0, 0) */
  :: can_2 /* green calls SHARE(0, 0x0, 0) */
  :: can_2 /* green calls SHARE(0, 0x1, 0) */
  :: can_2 /* green calls SHARE(1, 0x0, 0) */
  :: can_2 /* green calls DONATE(0, 0x0, 0) */
  :: can_2 /* green calls DONATE(0, 0x1, 0) */
  :: can_2 /* green calls DONATE(1, 0x0, 0) */
  :: can_2 /* green calls RELINQUISH(0, 0x0, 0) */
  :: can_2 /* green calls RELINQUISH(0, 0x1, 0) */
  :: can_2 /* green calls RELINQUISH(1, 0x0, 0) */
  :: can_2 /* green calls RECLAIM(0, 0x0, 0) */
  :: can_2 /* green calls RECLAIM(0, 0x1, 0) */
  :: can_2 /* green calls RECLAIM(1, 0x0, 0) */
  :: can_2 /* green calls QUEUE_SEND(0, 0x2000, 0) */
  :: can_2 /* green calls QUEUE_SEND(0, 0x2000, 8) */
  :: can_2 /* green calls QUEUE_SEND(0, 0x2000, 24) */
  :: can_2 /* green calls QUEUE_SEND(0, 0x1, 8) */
  :: can_2 /* green calls QUEUE_SEND(1, 0x2000, 0) */
  :: can_2 /* green calls QUEUE_SEND(1, 0x2000, 8) */
  :: can_2 /* green calls QUEUE_SEND(1, 0x1, 8) */
  :: can_2 /* green calls QUEUE_RECEIVE(0, 0x2000, 0) */
  :: can_2 /* green calls QUEUE_RECEIVE(0, 0x2000, 8) */
  :: can_2 /* green calls QUEUE_RECEIVE(0, 0x2000, 24) */
  :: can_2 /* green calls QUEUE_RECEIVE(0, 0x1, 8) */
  :: can_2 /* green calls QUEUE_RECEIVE(1, 0x2000, 0) */
  :: can_2 /* green calls QUEUE_RECEIVE(1, 0x2000, 8) */
  :: can_2 /* green calls QUEUE_RECEIVE(1, 0x1, 8) */
  :: can_2 /* green calls QUEUE_LOST(0, 0x0, 0) */
  :: can_2 /* green calls QUEUE_LOST(1, 0x0, 0) */
  :: can_2 /* green calls SAMPLE_WRITE(0, 0x2000, 0) */
  :: can_2 /* green calls SAMPLE_WRITE(0, 0x2000, 8) */
  :: can_2 /* green calls SAMPLE_WRITE(0, 0x1, 8) */
  :: can_2 /* green calls SAMPLE_READ(0, 0x2000, 0) */
  :: can_2 /* green calls SAMPLE_READ(0, 0x2000, 8) */
  :: can_2 /* green calls SAMPLE_READ(0, 0x1, 8) */
  :: can_2 /* green calls RAISE_EVENT(0, 0x0, 0) */
  :: can_2 /* green calls hypercall 19(0, 0x0, 0) */
  :: can_0 /* red makes a hypercall from user mode */
  :: can_1 /* black makes a hypercall from user mode */
  :: can_2 /* green makes a hypercall from user mode */
  :: d_step { can_0 -> status_0 = 4; } /* red halts with interrupts off */
  :: d_step { can_0 -> status_0 = 1; } /* red halts until an interrupt comes */
  :: d_step { can_1 -> status_1 = 4; } /* black halts with interrupts off */
  :: d_step { can_1 -> status_1 = 1; } /* black halts until an interrupt comes */
  :: d_step { can_2 -> status_2 = 4; } /* green halts with interrupts off */
  :: d_step { can_2 -> status_2 = 1; } /* green halts until an interrupt comes */
  :: can_0 /* red executes CPUID */
  :: can_1 /* black executes CPUID */
  :: can_2 /* green executes CPUID */
  :: can_0 /* red is interrupted by the platform */
  :: can_1 /* black is interrupted by the platform */
  :: can_2 /* green is interrupted by the platform */
  :: d_step { can_0 -> stop_0() } /* red has the fault ept-violation */
  :: d_step { can_0 -> stop_0() } /* red has the fault ept-violation while an exception was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault ept-violation while a double fault was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault ept-misconfiguration */
  :: d_step { can_0 -> stop_0() } /* red has the fault ept-misconfiguration while an exception was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault ept-misconfiguration while a double fault was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault triple-fault */
  :: d_step { can_0 -> stop_0() } /* red has the fault triple-fault while an exception was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault triple-fault while a double fault was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault forbidden-instruction */
  :: d_step { can_0 -> stop_0() } /* red has the fault forbidden-instruction while an exception was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault forbidden-instruction while a double fault was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault unexpected-exit */
  :: d_step { can_0 -> stop_0() } /* red has the fault unexpected-exit while an exception was delivered */
  :: d_step { can_0 -> stop_0() } /* red has the fault unexpected-exit while a double fault was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault ept-violation */
  :: d_step { can_1 -> stop_1() } /* black has the fault ept-violation while an exception was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault ept-violation while a double fault was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault ept-misconfiguration */
  :: d_step { can_1 -> stop_1() } /* black has the fault ept-misconfiguration while an exception was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault ept-misconfiguration while a double fault was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault triple-fault */
  :: d_step { can_1 -> stop_1() } /* black has the fault triple-fault while an exception was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault triple-fault while a double fault was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault forbidden-instruction */
  :: d_step { can_1 -> stop_1() } /* black has the fault forbidden-instruction while an exception was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault forbidden-instruction while a double fault was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault unexpected-exit */
  :: d_step { can_1 -> stop_1() } /* black has the fault unexpected-exit while an exception was delivered */
  :: d_step { can_1 -> stop_1() } /* black has the fault unexpected-exit while a double fault was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault ept-violation */
  :: d_step { can_2 -> stop_2() } /* green has the fault ept-violation while an exception was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault ept-violation while a double fault was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault ept-misconfiguration */
  :: d_step { can_2 -> stop_2() } /* green has the fault ept-misconfiguration while an exception was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault ept-misconfiguration while a double fault was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault triple-fault */
  :: d_step { can_2 -> stop_2() } /* green has the fault triple-fault while an exception was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault triple-fault while a double fault was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault forbidden-instruction */
  :: d_step { can_2 -> stop_2() } /* green has the fault forbidden-instruction while an exception was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault forbidden-instruction while a double fault was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault unexpected-exit */
  :: d_step { can_2 -> stop_2() } /* green has the fault unexpected-exit while an exception was delivered */
  :: d_step { can_2 -> stop_2() } /* green has the fault unexpected-exit while a double fault was delivered */
  od
}
