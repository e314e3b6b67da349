package org.faultline.design.choice;

/** One rule of a kernel, made one way out of a few: a constant of an enum that stands with others of its subject. */
public sealed interface Choice permits SignalChoice, FaultChoice, WriteChoice, ReportChoice, WalkChoice, AnswerChoice,
        MountChoice, RemovalChoice, RepairChoice {}
