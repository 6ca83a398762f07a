package vn.nhip.server.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.IndexDefinition;

/** On the class path the exports of the core's module-info are only a promise; this test keeps it. */
class CoreUseTests {

    @Test
    void everybodyElseUsesOnlyExportedPackagesOfTheCore() throws URISyntaxException {
        var core = Path.of(IndexDefinition.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var exported = ModuleFinder.of(core).find("vn.nhip.core").orElseThrow().descriptor().exports().stream()
                .filter(export -> !export.isQualified())
                .map(Exports::source)
                .toArray(String[]::new);
        assertThat(exported).isNotEmpty();

        noClasses()
                .that()
                .resideOutsideOfPackage("vn.nhip.core..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("vn.nhip.core..").and(DescribedPredicate.not(resideInAnyPackage(exported))))
                .check(ProductClasses.MAIN);
    }
}
