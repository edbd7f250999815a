package cofferdam.vcpu.mmu;

import cofferdam.spec.memory.PhysicalMemory;
import cofferdam.spec.memory.SecondStageAnswers;
import cofferdam.spec.x86.PagingFeatures;

/** Stands in for the EPT walk of the MMU: any answer, the same as that of the reference. */
final class SecondStage {
    private final SecondStageAnswers answers;
    private int last;

    SecondStage(PhysicalMemory memory, PagingFeatures features) {
        answers = SecondStageAnswers.current();
    }

    void eptp(long eptp) {}

    long translate(long address, long needs) {
        last = answers.ask(address, needs);
        return answers.kind(last) == 0 ? answers.value(last) : -1;
    }

    long rights() {
        return answers.rights(last);
    }

    boolean dirtyNow() {
        return true;
    }

    boolean isMisconfigured() {
        return answers.kind(last) > 1;
    }

    long qualification() {
        return answers.value(last);
    }
}
