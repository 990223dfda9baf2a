package org.samrad.request;

/**
 * That a request, which is not withdrawn, comes after another.
 *
 * @param id of the one that comes after
 * @param follows id of the one that it comes after
 */
public record FollowUp(String id, String follows) {}
