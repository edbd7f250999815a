package cofferdam.spec.walk;

import cofferdam.spec.ept.EptQualification;
import cofferdam.spec.memory.SecondStageAnswers;
import cofferdam.spec.x86.PagingFeatures;

/** Stands in for the reference's EPT walk: any answer, the same as that of the model. */
final class EptWalker {
    static final long NEEDS_READ = EptQualification.READ;
    static final long NEEDS_READ_AND_WRITE = EptQualification.READ | EptQualification.WRITE;

    private EptWalker() {}

    /** As that of the shipped class. */
    sealed interface Stage {
        record Done(long hostPhysical, long rights, long pageBytes) implements Stage {}

        record Violation(long qualification) implements Stage {}

        record Misconfiguration() implements Stage {}
    }

    static long needs(Access access) {
        return access == Access.READ
                ? EptQualification.READ
                : access == Access.WRITE ? EptQualification.WRITE : EptQualification.FETCH;
    }

    static Stage stage(TableView view, PagingFeatures features, long eptp, long guestPhysical, long needs) {
        SecondStageAnswers answers = SecondStageAnswers.current();
        int answer = answers.ask(guestPhysical, needs);
        if (answers.kind(answer) == 0) {
            return new Stage.Done(answers.value(answer), answers.rights(answer), 0);
        }
        return answers.kind(answer) == 1 ? new Stage.Violation(answers.value(answer)) : new Stage.Misconfiguration();
    }
}
