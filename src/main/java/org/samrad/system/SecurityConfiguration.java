package org.samrad.system;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.LocaleResolver;

/** What is open to whom. Everything that is not opened here is closed to everybody. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Set on the request where a form came without its token: mostly a page left open longer than the session lives. */
    static final String SESSION_ENDED = SecurityConfiguration.class.getName() + ".sessionEnded";

    /**
     * Scripts and styles come from this site only and never stand in a page. Style attributes may: a timeline places its
     * blocks by value.
     */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    /** A path that nobody opened; answered as not found, so that no one learns what is there. */
    private static final AuthorizationDecision NOT_OPENED = new AuthorizationDecision(false);

    @Bean
    SecurityFilterChain security(HttpSecurity http, LocaleResolver languages, Accounts accounts) throws Exception {
        return http.authorizeHttpRequests(open -> open.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/sign-in", "/language", "/error")
                        .permitAll()
                        .requestMatchers(GET, "/css/**", "/js/**", "/img/**", "/webjars/**", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/")
                        .authenticated()
                        .requestMatchers("/requests/new", "/requests/*/*", "/requests/*/*/**")
                        .hasRole(Role.COORDINATOR.name())
                        .requestMatchers(POST, "/requests/**")
                        .hasRole(Role.COORDINATOR.name())
                        .requestMatchers(GET, "/requests", "/requests/*")
                        .hasAnyRole(Role.COORDINATOR.name(), Role.PLANNER.name())
                        .requestMatchers("/plan/**", "/rules/**")
                        .hasRole(Role.PLANNER.name())
                        .requestMatchers("/my/**")
                        .hasRole(Role.SPECIALIST.name())
                        .requestMatchers("/admin/**")
                        .hasRole(Role.ADMINISTRATOR.name())
                        .anyRequest()
                        .access((who, where) -> NOT_OPENED))
                .formLogin(form -> form.loginPage("/sign-in")
                        .failureUrl("/sign-in?failed")
                        .successHandler(new RememberedLanguage(languages, accounts)))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))
                                .accessDeniedHandler(SecurityConfiguration::refuse))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")))
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    UserDetailsService userDetailsService(Accounts accounts) {
        return username -> accounts.findById(username)
                .map(CurrentUser::of)
                .orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof AuthorizationDeniedException denied && denied.getAuthorizationResult() == NOT_OPENED) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (why instanceof CsrfException) {
            request.setAttribute(SESSION_ENDED, true);
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** Speaks, after sign-in in a new browser, the language that the person chose in another. */
    private static final class RememberedLanguage extends SavedRequestAwareAuthenticationSuccessHandler {

        private final LocaleResolver languages;
        private final Accounts accounts;

        RememberedLanguage(LocaleResolver languages, Accounts accounts) {
            this.languages = languages;
            this.accounts = accounts;
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws IOException, jakarta.servlet.ServletException {
            if (!Languages.chosenIn(request)) {
                accounts.findById(authentication.getName())
                        .map(Account::locale)
                        .ifPresent(locale -> languages.setLocale(request, response, locale));
            }
            super.onAuthenticationSuccess(request, response, authentication);
        }
    }
}
