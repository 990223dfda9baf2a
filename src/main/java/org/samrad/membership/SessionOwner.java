package org.samrad.membership;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.samrad.account.CurrentUser;
import org.samrad.account.SignedIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets somebody who has just changed what opens their own account go on in the session that they did it in, by a new id. */
@Component
@ConditionalOnWebApplication
class SessionOwner {

    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SignedIn signedIn;

    SessionOwner(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    void change(CurrentUser user, HttpServletRequest request, HttpServletResponse response) {
        String before = request.getSession().getId();
        var who = UsernamePasswordAuthenticationToken.authenticated(user, null, user.getAuthorities());
        new ChangeSessionIdAuthenticationStrategy().onAuthentication(who, request, response);
        if (!request.getSession().getId().equals(before)) {
            signedIn.signedOut(before);
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(who);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }
}
