package org.samrad.request;

/** A request no longer asks for the consultation that was published for it: it was withdrawn, or asks for another one now. */
public record ConsultationNoLongerWanted(String request) {}
