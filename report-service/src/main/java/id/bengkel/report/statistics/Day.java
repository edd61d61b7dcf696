package id.bengkel.report.statistics;

import java.time.LocalDate;

/** How many messages of all kinds went out on a day of the workshop; 0 on a day without any. */
public record Day(LocalDate date, long sent) {}
