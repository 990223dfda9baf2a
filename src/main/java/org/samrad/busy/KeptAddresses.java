package org.samrad.busy;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.encrypt.Encryptors;
import org.springframework.security.crypto.encrypt.TextEncryptor;

/**
 * How the addresses of calendars are kept: encrypted (AES in Galois/Counter Mode) under the key of the settings, where there is one. What
 * was kept before there was one is read as it is, and encrypted when it is typed anew.
 */
final class KeptAddresses {

    private static final String OPEN = "open:";
    private static final String LOCKED = "aes:";

    /** Each text has its own beginning by chance besides, so that this may be the same for all. */
    private static final String SALT = "53616d7261645f62757379";

    private final @Nullable TextEncryptor lock;

    /** @param key empty for none */
    KeptAddresses(String key) {
        this.lock = key.isEmpty() ? null : Encryptors.delux(key, SALT);
    }

    String keep(String address) {
        return lock == null ? OPEN + address : LOCKED + lock.encrypt(address);
    }

    /** The address that was kept; empty where it was under another key than that of now. */
    Optional<String> read(String kept) {
        if (kept.startsWith(OPEN)) {
            return Optional.of(kept.substring(OPEN.length()));
        }
        try {
            return lock == null ? Optional.empty() : Optional.of(lock.decrypt(kept.substring(LOCKED.length())));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
