package org.samrad.question;

import org.jspecify.annotations.Nullable;

/**
 * A planner asks something; told in the transaction in which they do.
 *
 * @param number the question's
 * @param request the id of the request that would get a place
 * @param specialist the id of the specialist who is asked; null where the coordinators are
 * @param askedBy the account that asks
 */
public record QuestionAsked(
        long number, String request, @Nullable String specialist, String askedBy) {}
