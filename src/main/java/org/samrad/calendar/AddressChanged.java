package org.samrad.calendar;

/**
 * The secret address of somebody's consultations was made or taken away. Told inside the transaction that does so.
 *
 * @param account whose
 */
public record AddressChanged(String account, boolean made) {}
