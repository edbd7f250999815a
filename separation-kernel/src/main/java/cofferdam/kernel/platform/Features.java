package cofferdam.kernel.platform;

import cofferdam.spec.system.Processors;
import cofferdam.spec.vtd.RemappingFeatures;
import cofferdam.spec.x86.PagingFeatures;
import cofferdam.vcpu.ProcessorFeatures;
import java.util.EnumSet;
import java.util.Set;

/** The processors of a description in the terms of the processor model and of the reference walkers. */
final class Features {
    private Features() {}

    static ProcessorFeatures ofProcessor(Processors processors) {
        Set<ProcessorFeatures.Feature> features = EnumSet.copyOf(
                ProcessorFeatures.modern(processors.physicalAddressBits()).features());
        set(features, ProcessorFeatures.Feature.PAGE_1G, processors, Processors.Feature.PAGE_1G);
        set(features, ProcessorFeatures.Feature.LA57, processors, Processors.Feature.LA57);
        set(features, ProcessorFeatures.Feature.EPT_2M, processors, Processors.Feature.EPT_2M);
        set(features, ProcessorFeatures.Feature.EPT_1G, processors, Processors.Feature.EPT_1G);
        return new ProcessorFeatures(processors.physicalAddressBits(), features);
    }

    static PagingFeatures ofPaging(Processors processors) {
        ProcessorFeatures features = ofProcessor(processors);
        return new PagingFeatures(
                processors.physicalAddressBits(),
                features.has(ProcessorFeatures.Feature.LA57),
                features.has(ProcessorFeatures.Feature.PAGE_1G),
                features.has(ProcessorFeatures.Feature.EPT_EXECUTE_ONLY),
                features.has(ProcessorFeatures.Feature.EPT_2M),
                features.has(ProcessorFeatures.Feature.EPT_1G),
                features.has(ProcessorFeatures.Feature.EPT_ACCESSED_DIRTY));
    }

    /** The remapping unit has the leaf sizes of EPT, as the kernel assumes. */
    static RemappingFeatures ofRemapping(int addressWidth, Processors processors) {
        return new RemappingFeatures(
                addressWidth,
                processors.physicalAddressBits(),
                processors.features().contains(Processors.Feature.EPT_2M),
                processors.features().contains(Processors.Feature.EPT_1G),
                true);
    }

    private static void set(
            Set<ProcessorFeatures.Feature> features,
            ProcessorFeatures.Feature feature,
            Processors processors,
            Processors.Feature declared) {
        if (processors.features().contains(declared)) {
            features.add(feature);
        } else {
            features.remove(feature);
        }
    }
}
