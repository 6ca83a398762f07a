package vn.nhip.server.identity.signin;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/**
 * Tests of screens ask as somebody who may see everything, or as the person that the test bound, with the token of a form, unless they say {@code nhip.test.sign-in=on}: those of
 * sign-in, of roles and of whose rows one sees.
 */
@AutoConfiguration
@ConditionalOnProperty(name = "nhip.test.sign-in", havingValue = "off", matchIfMissing = true)
public class WhoAsksInTests {

    @Bean
    @Primary
    static RequestViewers everything() {
        return request -> Viewers.now().kind() == Viewer.Kind.PERSON
                ? Viewers.now()
                : Viewer.machine("thử").from(request.getRemoteAddr());
    }

    @Bean
    static MockMvcBuilderCustomizer withToken() {
        return builder -> builder.defaultRequest(get("/").with(csrf().asHeader()));
    }
}
