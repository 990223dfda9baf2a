package org.samrad.request;

/** A request no longer asks for the consultation that is published or held for it, if any: it was withdrawn, or asks for another one now. */
public record ConsultationNoLongerWanted(String request) {}
