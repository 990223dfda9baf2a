package org.samrad.message;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.samrad.account.CurrentUser;
import org.samrad.scope.Scope;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How many messages wait for the reader of a page; the layout says so as {@code @unread}. */
@Component("unread")
@ConditionalOnWebApplication
public class Unread {

    private final Messages messages;
    private final Scope scope;
    private final HttpServletRequest request;

    /** @param request a proxy for the request being answered */
    Unread(Messages messages, Scope scope, HttpServletRequest request) {
        this.messages = messages;
        this.scope = scope;
        this.request = request;
    }

    /** 0 where that can't be known: a page that tells of an error does not wait for it. */
    public int count() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null
                || who == null
                || !(who.getPrincipal() instanceof CurrentUser user)) {
            return 0;
        }
        try {
            return messages.unread(Reader.of(user, scope.coordinated()));
        } catch (DataAccessException | TransactionException away) {
            return 0;
        }
    }
}
