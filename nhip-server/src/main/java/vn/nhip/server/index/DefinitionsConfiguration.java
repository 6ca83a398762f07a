package vn.nhip.server.index;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.nhip.definitions.Definitions;

/** The shipped definitions, read and checked once at the start; a mistake in one stops the server. */
@Configuration(proxyBeanMethods = false)
class DefinitionsConfiguration {
    @Bean
    Definitions definitions() {
        return Definitions.bundled();
    }
}
