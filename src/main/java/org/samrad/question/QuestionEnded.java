package org.samrad.question;

import org.jspecify.annotations.Nullable;

/**
 * A question was answered, or is asked no more; told in the transaction in which that is so.
 *
 * @param number the question's
 * @param request the id of the request that would get a place
 * @param askedBy the account that asked
 * @param agreed whether whoever was asked agreed; null where it is asked no more
 * @param by the account whose doing it is; null where it is nobody's
 */
public record QuestionEnded(
        long number,
        String request,
        String askedBy,
        @Nullable Boolean agreed,
        @Nullable String by) {}
