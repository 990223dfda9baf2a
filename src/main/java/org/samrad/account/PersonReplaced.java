package org.samrad.account;

/**
 * An id of planning data means another person than it did, so that nothing which somebody gave or allowed as the one before may count for the
 * one of now. Told inside the transaction that finds it.
 *
 * @param specialist the id
 */
public record PersonReplaced(String specialist) {}
