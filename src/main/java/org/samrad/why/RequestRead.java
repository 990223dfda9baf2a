package org.samrad.why;

/**
 * Somebody who is signed in has read of a request and its case, on a page that is told of in the trail.
 *
 * @param request its id
 */
public record RequestRead(String request) {}
