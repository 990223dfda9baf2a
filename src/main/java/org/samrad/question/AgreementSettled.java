package org.samrad.question;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed to has become so, or was not needed; told in the transaction in which that is so.
 *
 * @param number the question's
 * @param request the id of the request that would get a place
 * @param specialist who was asked; null where coordinators were
 * @param askedBy the account that asked
 * @param answeredBy the account that agreed
 * @param needed whether the request got no place without it, so that it has become so
 */
public record AgreementSettled(
        long number,
        String request,
        @Nullable String specialist,
        String askedBy,
        @Nullable String answeredBy,
        boolean needed) {}
