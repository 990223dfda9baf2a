package org.samrad.run;

/** The best so far of a run was checked and stored. */
public record ProposalStored(long run, long proposal) {}
