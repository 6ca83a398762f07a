package vn.nhip.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calls whose answer depends on the machine they run on, and calls that belong to no product. */
class ForbiddenCallsTests {

    @Test
    void noDefaultZone() {
        forbid(
                ProductClasses.MAIN,
                "say the zone (Asia/Ho_Chi_Minh) or take a Clock",
                "java.time.ZoneId.systemDefault()",
                "java.time.Clock.systemDefaultZone()",
                "java.time.LocalDate.now()",
                "java.time.LocalTime.now()",
                "java.time.LocalDateTime.now()",
                "java.time.OffsetDateTime.now()",
                "java.time.ZonedDateTime.now()",
                "java.time.YearMonth.now()",
                "java.time.Year.now()",
                "java.util.TimeZone.getDefault()",
                "java.util.Calendar.getInstance()",
                "java.util.Date.<init>()");
    }

    /** "…".formatted(…) is let through for words (%s) and counts (%d); decimals are written by a NumberFormat. */
    @Test
    void noDefaultLocale() {
        forbid(
                ProductClasses.MAIN,
                "say the locale: Locale.ROOT for machines, Vietnamese for people",
                "java.util.Locale.getDefault()",
                "java.lang.String.toLowerCase()",
                "java.lang.String.toUpperCase()",
                "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
                "java.io.PrintStream.printf(java.lang.String, [Ljava.lang.Object;)",
                "java.io.PrintStream.format(java.lang.String, [Ljava.lang.Object;)",
                "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
                "java.io.PrintWriter.format(java.lang.String, [Ljava.lang.Object;)",
                "java.text.NumberFormat.getInstance()",
                "java.text.NumberFormat.getNumberInstance()",
                "java.text.NumberFormat.getPercentInstance()",
                "java.text.DecimalFormat.<init>(java.lang.String)",
                "java.text.SimpleDateFormat.<init>(java.lang.String)",
                "java.text.Collator.getInstance()",
                "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)");
    }

    @Test
    void noDefaultCharset() {
        forbid(
                ProductClasses.MAIN,
                "say the charset",
                "java.nio.charset.Charset.defaultCharset()",
                "java.lang.String.getBytes()",
                "java.lang.String.<init>([B)",
                "java.lang.String.<init>([B, int, int)",
                "java.io.FileReader.<init>(java.lang.String)",
                "java.io.FileReader.<init>(java.io.File)",
                "java.io.FileWriter.<init>(java.lang.String)",
                "java.io.FileWriter.<init>(java.io.File)",
                "java.io.InputStreamReader.<init>(java.io.InputStream)",
                "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
                "java.io.PrintStream.<init>(java.io.OutputStream)",
                "java.io.PrintWriter.<init>(java.io.OutputStream)",
                "java.io.ByteArrayOutputStream.toString()",
                "java.util.Scanner.<init>(java.io.InputStream)");
    }

    @Test
    void nobodySleepsNotEvenInATest() {
        forbid(
                ProductClasses.MAIN_AND_TESTS,
                "wait for what is awaited",
                "java.lang.Thread.sleep(long)",
                "java.lang.Thread.sleep(long, int)",
                "java.lang.Thread.sleep(java.time.Duration)",
                "java.util.concurrent.TimeUnit.sleep(long)");
    }

    @Test
    void stackTracesGoToTheLog() {
        forbid(ProductClasses.MAIN, "log it with its cause", "java.lang.Throwable.printStackTrace()");
    }

    /** Only a command talks to the terminal: the command line's module, and the server's classes named …Command. */
    @Test
    void onlyCommandsTalkToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("vn.nhip.cli..")
                .and()
                .haveSimpleNameNotEndingWith("Command")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("the server logs; the core and the definitions return what they have to say")
                .check(ProductClasses.MAIN);
    }

    private static void forbid(JavaClasses classes, String instead, String... calls) {
        noClasses().should().callCodeUnitWhere(target(calls)).because(instead).check(classes);
    }

    /** Matches by the class that declares the call or a class that inherits it. */
    private static DescribedPredicate<JavaCall<?>> target(String... calls) {
        Set<String> forbidden = Arrays.stream(calls).collect(Collectors.toUnmodifiableSet());
        return DescribedPredicate.describe("one of " + String.join("; ", calls), call -> {
            var member = memberOf(call.getTarget());
            var owner = call.getTargetOwner();
            return forbidden.contains(owner.getName() + member)
                    || owner.getAllRawSuperclasses().stream()
                            .anyMatch(parent ->
                                    !member.startsWith(".<init>") && forbidden.contains(parent.getName() + member));
        });
    }

    private static String memberOf(CodeUnitCallTarget target) {
        var parameters = target.getRawParameterTypes().stream()
                .map(type -> type.getName())
                .collect(Collectors.joining(", "));
        return "." + target.getName() + "(" + parameters + ")";
    }
}
