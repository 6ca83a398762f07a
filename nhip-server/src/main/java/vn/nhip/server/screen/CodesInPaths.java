package vn.nhip.server.screen;

import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Codes that systems give may hold a slash ("123/HS-2026"). Encoded in a path it belongs to the code and parts nothing. */
@Configuration(proxyBeanMethods = false)
class CodesInPaths {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> slashesInCodes() {
        return factory -> factory.addConnectorCustomizers(
                connector -> connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue()));
    }
}
