package org.samrad.mytime;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samrad.account.AccountRole;
import org.samrad.account.CurrentUser;
import org.samrad.specialist.Specialists;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponentsBuilder;

/** Says whose time somebody may keep. */
@Component
class Owners {

    private final Specialists specialists;
    private final TimeKeepers keepers;

    Owners(Specialists specialists, TimeKeepers keepers) {
        this.specialists = specialists;
        this.keepers = keepers;
    }

    /** The reader's own; not known where their account means no specialist, or one who is retired. */
    Owner self(CurrentUser user) {
        String me = user.specialist();
        boolean known = me != null
                && specialists.findById(me).filter(one -> !one.isRetired()).isPresent();
        return new Owner(
                known ? String.valueOf(me) : "", user.displayName(), known, true, AccountRole.SPECIALIST, "/my/time");
    }

    /**
     * The one whose time the reader may change.
     *
     * @param kept the id of somebody else whose time they keep; null for their own
     * @throws ResponseStatusException where there is none
     */
    Owner of(CurrentUser user, @Nullable String kept) {
        if (kept != null) {
            return keepers.kept(user.username(), kept)
                    .map(one ->
                            new Owner(one.specialist(), one.name(), true, false, role(user), base(one.specialist())))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        Owner owner = self(user);
        if (!owner.known()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return owner;
    }

    /** As what somebody keeps the times of others: as an assistant, where they are one. */
    private static AccountRole role(CurrentUser user) {
        return Stream.of(AccountRole.ASSISTANT, AccountRole.COORDINATOR)
                .filter(user::is)
                .findFirst()
                .orElse(AccountRole.SPECIALIST);
    }

    private static String base(String specialist) {
        return UriComponentsBuilder.fromPath("/times/{specialist}")
                .encode()
                .buildAndExpand(specialist)
                .toUriString();
    }
}
