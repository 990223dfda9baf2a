package org.samrad.mail;

import org.jspecify.annotations.Nullable;

/**
 * What a mail says.
 *
 * @param calendar an invitation or its cancellation; null where it has none
 * @param cancels whether it is a cancellation
 */
record Letter(
        String to, String subject, String text, @Nullable String calendar, boolean cancels) {}
