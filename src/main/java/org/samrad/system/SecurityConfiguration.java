package org.samrad.system;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.samrad.account.Account;
import org.samrad.account.AccountRole;
import org.samrad.account.Accounts;
import org.samrad.account.SignedIn;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AuthorizationManagerWebInvocationPrivilegeEvaluator.HttpServletRequestTransformer;
import org.springframework.security.web.access.PathPatternRequestTransformer;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
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

    /** The cookie that a form's token is checked against; one of the session would need a session for every stranger. */
    private static final String FORM_COOKIE = "samrad-form";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            CsrfTokenRepository formTokens,
            LocaleResolver languages,
            Accounts accounts,
            SignedIn signedIn)
            throws Exception {
        return http.addFilterBefore(new BodyLimits(SecurityConfiguration::askToSignIn), CsrfFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens))
                .requestCache(kept -> kept.disable())
                .authorizeHttpRequests(open -> open.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/sign-in", "/language", "/welcome")
                        .permitAll()
                        .requestMatchers(GET, "/css/**", "/js/**", "/img/**", "/favicon.ico")
                        .permitAll()
                        .requestMatchers(
                                GET, "/webjars/htmx.org/dist/htmx.min.js", "/webjars/htmx.org/*/dist/htmx.min.js")
                        .permitAll()
                        .requestMatchers(GET, "/calendar/*")
                        .permitAll()
                        .requestMatchers("/answer/*")
                        .permitAll()
                        .requestMatchers(HEAD, "/calendar/*")
                        .permitAll()
                        .requestMatchers(
                                "/", "/account", "/account/**", "/messages", "/messages/**", "/go", "/go/found")
                        .authenticated()
                        .requestMatchers("/audit", "/audit.csv")
                        .hasRole(AccountRole.AUDITOR.name())
                        .requestMatchers("/requests/*/suggestions", "/requests/*/suggestions/*")
                        .hasAnyRole(AccountRole.COORDINATOR.name(), AccountRole.PLANNER.name())
                        .requestMatchers("/requests/new", "/requests/*/*", "/requests/*/*/**")
                        .hasRole(AccountRole.COORDINATOR.name())
                        .requestMatchers(POST, "/requests/**")
                        .hasRole(AccountRole.COORDINATOR.name())
                        .requestMatchers(GET, "/requests", "/requests/*", "/cases/*")
                        .hasAnyRole(AccountRole.COORDINATOR.name(), AccountRole.PLANNER.name())
                        .requestMatchers(HEAD, "/requests", "/requests/*", "/cases/*")
                        .hasAnyRole(AccountRole.COORDINATOR.name(), AccountRole.PLANNER.name())
                        .requestMatchers("/cases/**")
                        .hasRole(AccountRole.COORDINATOR.name())
                        .requestMatchers("/plan/**", "/rules/**")
                        .hasRole(AccountRole.PLANNER.name())
                        .requestMatchers("/times", "/times/**")
                        .hasAnyRole(Stream.of(AccountRole.values())
                                .filter(AccountRole::mayKeepTimes)
                                .map(AccountRole::name)
                                .toArray(String[]::new))
                        .requestMatchers("/my/**")
                        .hasRole(AccountRole.SPECIALIST.name())
                        .requestMatchers("/admin/**")
                        .hasRole(AccountRole.ADMINISTRATOR.name())
                        .anyRequest()
                        .access((who, where) -> NOT_OPENED))
                .formLogin(form -> form.loginPage("/sign-in")
                        .failureHandler(SecurityConfiguration::tellWhyNot)
                        .successHandler(new RememberedLanguage(languages, accounts)))
                .logout(out -> out.logoutUrl("/sign-out")
                        .addLogoutHandler((request, response, who) -> {
                            HttpSession session = request.getSession(false);
                            if (session != null && who != null) {
                                signedIn.signedOut(session.getId());
                            }
                        })
                        .logoutSuccessUrl("/sign-in?out"))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(SecurityConfiguration::askToSignIn)
                        .accessDeniedHandler(SecurityConfiguration::refuse))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions ->
                                permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")))
                .build();
    }

    @Bean
    CsrfTokenRepository formTokens() {
        var tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(FORM_COOKIE);
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return tokens;
    }

    /** Whoever asks before a page is asked for whether it is open means what a browser would send. */
    @Bean
    HttpServletRequestTransformer askedBefore() {
        var paths = new PathPatternRequestTransformer();
        return asked -> paths.transform(new HttpServletRequestWrapper(asked) {
            @Override
            public DispatcherType getDispatcherType() {
                return DispatcherType.REQUEST;
            }
        });
    }

    /** A name that the site does not go by is refused: no page of it is shown under another's. */
    @Bean
    HttpFirewall knownHosts(SiteSettings site, @Value("${server.address:}") String address) {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(new KnownHosts(site.hosts(), address));
        // A page reads the parameters that it knows. Refused by their names, the page that says so could not be written
        // either.
        firewall.setAllowedParameterNames(name -> true);
        return firewall;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof AuthorizationDeniedException denied && denied.getAuthorizationResult() == NOT_OPENED) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (why instanceof CsrfException) {
            if (SecurityContextHolder.getContext().getAuthentication() == null) {
                boolean signingIn = request.getRequestURI().equals(request.getContextPath() + "/sign-in");
                redirect(
                        request,
                        response,
                        ReturnAddress.signIn(signingIn ? "stale" : "ended", ReturnAddress.of(request)));
                return;
            }
            request.setAttribute(SESSION_ENDED, true);
        }
        response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }

    /** A page comes back after signing in, and so does the page that a form stood on, with word that it was not taken. */
    private static void askToSignIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        boolean asked = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        redirect(request, response, ReturnAddress.signIn(asked ? null : "ended", ReturnAddress.of(request)));
    }

    private static void tellWhyNot(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String told = switch (why) {
            case SignIn.TooSoon soon -> "wait=" + soon.seconds();
            case AuthenticationServiceException failure -> "unavailable";
            default -> "failed";
        };
        redirect(request, response, ReturnAddress.signIn(told, ReturnAddress.own(request.getParameter("from"))));
    }

    /** The whole page goes there, also where it had asked for a part of itself. */
    static void redirect(HttpServletRequest request, HttpServletResponse response, String to) throws IOException {
        if (ReturnAddress.isFragment(request)) {
            response.setHeader("HX-Redirect", request.getContextPath() + to);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.sendRedirect(request.getContextPath() + to);
    }

    /**
     * Leads back to the page that was asked for, in the language that the person chose in another browser; in which they read who have
     * chosen none is remembered for what is written to them.
     */
    private static final class RememberedLanguage implements AuthenticationSuccessHandler {

        private final LocaleResolver languages;
        private final Accounts accounts;

        RememberedLanguage(LocaleResolver languages, Accounts accounts) {
            this.languages = languages;
            this.accounts = accounts;
        }

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws IOException {
            String username = authentication.getName();
            Locale chosen = accounts.findById(username).map(Account::locale).orElse(null);
            if (chosen == null) {
                accounts.reads(username, languages.resolveLocale(request));
            } else if (!Languages.chosenIn(request)) {
                languages.setLocale(request, response, chosen);
            }
            redirect(request, response, ReturnAddress.own(request.getParameter("from")));
        }
    }
}
