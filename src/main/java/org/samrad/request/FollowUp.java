package org.samrad.request;

/**
 * That a request comes after another.
 *
 * @param id of the one that comes after
 * @param follows id of the one that it comes after
 * @param state how it stands; never withdrawn
 * @param followed how that one stands
 */
public record FollowUp(String id, String follows, RequestState state, RequestState followed) {}
