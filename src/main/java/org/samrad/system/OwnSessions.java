package org.samrad.system;

import org.samrad.account.SignedIn;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** Where the program itself keeps the sessions, none is left of those before it started; nobody is signed in by one. */
@Component
@ConditionalOnWebApplication
class OwnSessions implements SmartInitializingSingleton {

    private final ObjectProvider<SessionRepository<?>> shared;
    private final SignedIn signedIn;

    OwnSessions(ObjectProvider<SessionRepository<?>> shared, SignedIn signedIn) {
        this.shared = shared;
        this.signedIn = signedIn;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (shared.stream().findAny().isEmpty()) {
            signedIn.forgetAll();
        }
    }
}
