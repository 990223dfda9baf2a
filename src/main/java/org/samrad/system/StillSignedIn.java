package org.samrad.system;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.samrad.account.CurrentUser;
import org.samrad.account.SignedIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Asks before each page whether whoever is signed in still is: with an account that was closed, or whose roles or password have
 * changed, one signs in again, and so does one whose session was ended from elsewhere. Before a page and not before every
 * file, and where a database that is away is told of in words.
 */
@Component
@ConditionalOnWebApplication
class StillSignedIn implements HandlerInterceptor, WebMvcConfigurer {

    private final SignedIn signedIn;

    StillSignedIn(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || who == null
                || !(who.getPrincipal() instanceof CurrentUser user)) {
            return true;
        }
        HttpSession session = request.getSession(false);
        if (signedIn.stands(user, session == null ? null : session.getId())) {
            if (session != null) {
                signedIn.seen(user, session.getId(), request.getHeader(HttpHeaders.USER_AGENT));
            }
            return true;
        }
        new SecurityContextLogoutHandler().logout(request, response, who);
        SecurityConfiguration.redirect(request, response, ReturnAddress.signIn("changed", ReturnAddress.of(request)));
        return false;
    }
}
