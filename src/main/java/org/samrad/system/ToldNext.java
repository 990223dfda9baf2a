package org.samrad.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * What one page has the next one tell, each for itself in the session. In one list for all, a request that is answered while
 * another one of the same visitor is (a form that looks ahead while it is sent) would put back the list as it had read it, and
 * what the other has to tell would be lost.
 */
final class ToldNext extends AbstractFlashMapManager {

    private static final String NAME = "told-next.";

    @Override
    protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : new ArrayList<>(kept(session).keySet());
    }

    @Override
    protected void updateFlashMaps(List<FlashMap> wanted, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(!wanted.isEmpty());
        if (session == null) {
            return;
        }
        Map<FlashMap, String> kept = kept(session);
        for (FlashMap one : wanted) {
            if (kept.remove(one) == null) {
                session.setAttribute(NAME + UUID.randomUUID(), one);
            }
        }
        kept.values().forEach(session::removeAttribute);
    }

    @Override
    protected @Nullable Object getFlashMapsMutex(HttpServletRequest request) {
        return WebUtils.getSessionMutex(request.getSession());
    }

    /** Two that say the same are two. */
    private static Map<FlashMap, String> kept(HttpSession session) {
        Map<FlashMap, String> kept = new IdentityHashMap<>();
        for (String name : Collections.list(session.getAttributeNames())) {
            if (name.startsWith(NAME) && session.getAttribute(name) instanceof FlashMap one) {
                kept.put(one, name);
            }
        }
        return kept;
    }
}
