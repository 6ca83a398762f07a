package vn.nhip.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The compiler keeps other people's code out of the core; this keeps the clock and the outside world out. */
class CorePurityTests {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("vn.nhip.core");

    private static final Set<String> IMPURE_PACKAGES = Set.of(
            "java.io",
            "java.net",
            "java.net.http",
            "java.nio.channels",
            "java.nio.file",
            "java.security",
            "java.sql",
            "java.util.concurrent",
            "java.util.concurrent.locks",
            "java.util.random");

    private static final Set<String> IMPURE_CLASSES = Set.of(
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.lang.Runtime",
            "java.lang.Thread",
            "java.lang.ThreadLocal",
            "java.time.Clock",
            "java.util.Calendar",
            "java.util.Date",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer");

    @Test
    void dependsOnNothingThatReachesOutside() {
        noClasses().should().dependOnClassesThat(impure()).check(CORE);
    }

    @Test
    void asksNobodyForTheTimeOrForChance() {
        noClasses()
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe("the clock, chance or the environment", call -> asks(call)))
                .because("time, calendar and definitions are parameters")
                .check(CORE);
    }

    private static DescribedPredicate<JavaClass> impure() {
        return DescribedPredicate.describe(
                "reach outside",
                type -> IMPURE_CLASSES.contains(type.getName())
                        || (IMPURE_PACKAGES.contains(type.getPackageName())
                                && !type.isEquivalentTo(java.io.Serializable.class)));
    }

    private static boolean asks(JavaCall<?> call) {
        var owner = call.getTargetOwner().getName();
        return switch (call.getName()) {
            case "now" -> owner.startsWith("java.time.");
            case "currentTimeMillis", "nanoTime", "getenv", "getProperty", "getProperties" ->
                owner.equals("java.lang.System");
            case "random" -> owner.equals("java.lang.Math") || owner.equals("java.lang.StrictMath");
            case "randomUUID" -> owner.equals("java.util.UUID");
            case "systemDefault" -> owner.equals("java.time.ZoneId");
            default -> false;
        };
    }
}
