package vn.nhip.server.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.nhip.definitions.Calendars;
import vn.nhip.definitions.DeadlineRuleBook;

/** The time of this server, and by what its clocks run. Tests may bring others. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** What ships, with the operator's files {@code calendars/*.yaml} of the data folder over it. */
    @Bean
    @ConditionalOnMissingBean
    Calendars calendars(@Value("${nhip.home}") Path home) throws IOException {
        Path folder = home.resolve("calendars");
        if (!Files.isDirectory(folder)) {
            return Calendars.load();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Calendars.load(files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toArray(Path[]::new));
        }
    }

    /** The general law, with the switches of the operator's file {@code deadlines.yaml} of the data folder. */
    @Bean
    @ConditionalOnMissingBean
    DeadlineRuleBook deadlineRules(@Value("${nhip.home}") Path home) throws IOException {
        Path file = home.resolve("deadlines.yaml");
        return Files.exists(file) ? DeadlineRuleBook.load(file) : DeadlineRuleBook.STANDARD;
    }
}
