package org.samrad.consultation;

/** What kind of consultation is asked for (the {@code form} of planning data). */
public enum Form {
    ECONSULT,
    ADVICE,
    CASE_CONFERENCE,
    COORDINATION_MEETING,
    JOINT_VISIT,
    TEAM_ASSESSMENT,
    SECOND_OPINION
}
