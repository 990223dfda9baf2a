package org.samrad.system;

import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.samrad.account.Accounts;
import org.samrad.account.CurrentUser;
import org.samrad.limits.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks a name and a password: after some mistakes only after a wait, and only a few at once, since each check costs a
 * tenth of a second of a core on purpose. Mistakes go to the log, with the account where there is one of that name; what else
 * was typed as a name may be a password or a person, and is not repeated.
 */
@Component
class SignIn extends DaoAuthenticationProvider {

    private static final Logger log = LoggerFactory.getLogger(SignIn.class);
    /** When a whole office signs in at once, the last of them waits some seconds. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** More than that can't all have their turn in time, and would keep from others the threads that they wait in. */
    private static final int MOST_WAITING = 64;

    private final SignInAttempts attempts;
    private final Accounts accounts;
    private final Semaphore turns =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    SignIn(PasswordEncoder encoder, SignInAttempts attempts, Accounts accounts) {
        super(username -> accounts.findById(username)
                .filter(account -> account.closedAt() == null)
                .map(CurrentUser::of)
                .orElseThrow(() -> new UsernameNotFoundException("no such account")));
        setPasswordEncoder(encoder);
        this.attempts = attempts;
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication typed) throws AuthenticationException {
        takeTurn();
        try {
            return check(typed, typed.getName(), addressOf(typed));
        } finally {
            turns.release();
        }
    }

    private Authentication check(Authentication typed, String account, String address) {
        Duration wait = attempts.wait(account, address);
        if (!wait.isZero()) {
            throw new TooSoon(wait);
        }
        try {
            if (!Texts.isProper(account)) {
                throw new BadCredentialsException("no account has such a name");
            }
            Authentication signedIn = super.authenticate(typed);
            attempts.succeeded(account, address);
            return signedIn;
        } catch (BadCredentialsException wrong) {
            int mistakes = attempts.failed(account, address);
            log.warn(
                    "Refused to sign in {}: wrong password, {} in a row from one address; the next try waits {} s.",
                    Texts.isProper(account) && accounts.existsById(account) ? account : "an unknown name",
                    mistakes,
                    attempts.wait(account, address).toSeconds());
            throw wrong;
        }
    }

    private void takeTurn() {
        try {
            if (turns.getQueueLength() >= MOST_WAITING
                    || !turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AuthenticationServiceException("too many sign in at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("stopped while waiting for a turn", e);
        }
    }

    private static String addressOf(Authentication typed) {
        return typed.getDetails() instanceof WebAuthenticationDetails from
                ? String.valueOf(from.getRemoteAddress())
                : "";
    }

    /** There were too many mistakes; the password was not looked at. */
    static final class TooSoon extends AuthenticationException {

        @Serial
        private static final long serialVersionUID = 1;

        private final long seconds;

        TooSoon(Duration wait) {
            super("too many wrong passwords");
            this.seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        }

        /** Whole seconds until the next try, one or more. */
        long seconds() {
            return seconds;
        }
    }
}
