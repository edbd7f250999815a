package cofferdam.conformance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.conditions.ArchConditions.bePackagePrivate;
import static com.tngtech.archunit.lang.conditions.ArchConditions.bePrivate;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenFieldsConjunction;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the modules and the profile of the core; see docs/architecture.md. */
class HouseTest {
    private static final String CORE = "cofferdam.kernel.core..";
    private static final String SPARK = "cofferdam.proofs.unwinding.spark..";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cofferdam");

    private static ArchRule arrows() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("spec")
                .definedBy("cofferdam.spec..")
                .layer("vcpu")
                .definedBy("cofferdam.vcpu..")
                .layer("iommu-model")
                .definedBy("cofferdam.iommu..")
                .layer("separation-kernel")
                .definedBy("cofferdam.kernel..")
                .layer("proofs")
                .definedBy("cofferdam.proofs..")
                .layer("workbench")
                .definedBy("cofferdam.workbench..")
                .layer("conformance-tests")
                .definedBy("cofferdam.conformance..")
                .whereLayer("spec")
                .mayNotAccessAnyLayer()
                .whereLayer("vcpu")
                .mayOnlyAccessLayers("spec")
                .whereLayer("iommu-model")
                .mayOnlyAccessLayers("spec")
                .whereLayer("separation-kernel")
                .mayOnlyAccessLayers("spec", "vcpu", "iommu-model")
                .whereLayer("proofs")
                .mayOnlyAccessLayers("spec", "vcpu", "iommu-model", "separation-kernel")
                .whereLayer("workbench")
                .mayOnlyAccessLayers("spec", "vcpu", "iommu-model", "separation-kernel", "proofs")
                .whereLayer("conformance-tests")
                .mayNotBeAccessedByAnyLayer();
    }

    private static ArchRule coreStandsAlone() {
        return classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE, "java.lang");
    }

    @Test
    void everyArrowBetweenModulesPointsTowardsTheSpecification() {
        arrows().check(PRODUCT);
    }

    @Test
    void theCoreDependsOnNothingButJavaLang() {
        coreStandsAlone().check(PRODUCT);
    }

    @Test
    void theCoreIsMadeOfFinalClassesAndOneInterface() {
        classes()
                .that()
                .resideInAPackage(CORE)
                .and()
                .areNotInterfaces()
                .and(DescribedPredicate.not(DescribedPredicate.describe(
                        "are package-info", (JavaClass c) -> c.getSimpleName().equals("package-info"))))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(PRODUCT);
    }

    /** Configurations hold no state after boot: the kernel's parts take what they need out of them. */
    @Test
    void theStateOfTheCoreIsPrivate() {
        stateOfTheCore()
                .and()
                .haveRawType(describe("an array or a number", type -> type.isArray() || type.isPrimitive()))
                .should()
                .bePrivate()
                .check(PRODUCT);
    }

    /** Only the parts of a composite may be seen, and only by the core: what calls on memory do stands in classes beside it. */
    @Test
    void aPartOfTheCoreIsPrivateOrFinalAndSeenByTheCoreAlone() {
        stateOfTheCore()
                .should(bePrivate().or(beFinal().and(bePackagePrivate())))
                .check(PRODUCT);
    }

    private static GivenFieldsConjunction stateOfTheCore() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(CORE)
                .and()
                .areDeclaredInClassesThat()
                .haveSimpleNameNotEndingWith("Configuration")
                .and()
                .areNotStatic();
    }

    @Test
    void theTopPackagesHaveNoCycles() {
        slices().matching("cofferdam.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    /** What is shipped must not grow by Spark: the module is found at run time, by whoever built it. */
    @Test
    void sparkIsUsedInItsOwnModuleAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SPARK)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SPARK, "org.apache.spark..", "scala..")
                .check(PRODUCT);
        classes()
                .that()
                .resideInAPackage(SPARK)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("cofferdam.proofs.unwinding..", "org.apache.spark..", "scala..", "java..")
                .check(PRODUCT);
    }

    @Test
    void noClassBelowTheWorkbenchEndsTheProcess() {
        noClasses()
                .that()
                .resideInAnyPackage("cofferdam.spec..", "cofferdam.vcpu..", "cofferdam.iommu..", "cofferdam.kernel..")
                .should()
                .callMethod(System.class, "exit", int.class)
                .check(PRODUCT);
    }

    @Test
    void theRuleForTheCoreRejectsAClassThatUsesACollection() {
        JavaClasses withBadCore = new ClassFileImporter().importClasses(cofferdam.kernel.core.UsesACollection.class);
        assertThatThrownBy(() -> coreStandsAlone().check(withBadCore))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("java.util.List");
    }

    @Test
    void theRuleForTheArrowsRejectsASpecificationThatUsesTheKernel() {
        JavaClasses withBadSpec = new ClassFileImporter()
                .importClasses(cofferdam.spec.UsesTheKernel.class, cofferdam.kernel.core.UsesACollection.class);
        assertThatThrownBy(() -> arrows().allowEmptyShould(true).check(withBadSpec))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("UsesTheKernel");
    }
}
