package id.bengkel.chat.vehicle;

import java.time.LocalDate;

/**
 * A vehicle as its owner is told of it.
 *
 * @param model null when nobody entered it
 * @param nextVisitDate null when there is none
 */
public record OwnVehicle(String noPol, String model, LocalDate nextVisitDate) {}
