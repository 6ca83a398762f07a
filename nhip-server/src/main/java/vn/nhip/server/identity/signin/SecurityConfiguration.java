package vn.nhip.server.identity.signin;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.session.ManagerBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * What the framework does at the door: tokens against forged requests, a firewall against odd addresses. Who may do what is not decided here
 * but at each route ({@link RouteGuard}).
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SecurityConfiguration {
    private static final Logger log = LoggerFactory.getLogger(SecurityConfiguration.class);
    private static final int SESSIONS = 30_000;

    @Bean
    SecurityFilterChain door(HttpSecurity http, ObjectProvider<Door> doors) throws Exception {
        for (Door door : doors.orderedStream().toList()) {
            door.fit(http);
        }
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Systems send a key with each request and have no session that could be ridden.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/api/**")
                        .csrfTokenRepository(FormTokens.KEPT)
                        .csrfTokenRequestHandler(new FormTokens()))
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                // Who is signed in is kept by Sessions, never by the framework.
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .build();
    }

    /** Codes of cases have slashes, dots and letters with diacritics; control characters and the tricks with ; and \ stay out. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        // No text that anybody writes holds it, and no text of the database can.
        firewall.setAllowedParameterNames(name -> name.indexOf('\0') < 0);
        firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
        return firewall;
    }

    /** What the firewall refuses is noted with where it came from, not with what it said. */
    @Bean
    RequestRejectedHandler refused() {
        return (request, response, refused) -> {
            log.info("a request from {} was refused at the door", request.getRemoteAddr());
            response.sendError(HttpStatus.BAD_REQUEST.value());
        };
    }

    /** More people than any province has at work; from where ever sessions are begun, memory is left for those that are open. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> sessionsWithinMemory() {
        return factory -> factory.addContextCustomizers(context -> context.addLifecycleListener(event -> {
            // Only then there is a manager.
            if (event.getType().equals(Lifecycle.AFTER_START_EVENT)
                    && context.getManager() instanceof ManagerBase sessions) {
                sessions.setMaxActiveSessions(SESSIONS);
            }
        }));
    }

    /** Nobody signs in by the framework's own means, and it makes no account of its own. */
    @Bean
    UserDetailsService none() {
        return name -> {
            throw new UsernameNotFoundException("accounts are not the framework's");
        };
    }
}
