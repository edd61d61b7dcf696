package id.bengkel.local.demo;

import io.vertx.core.json.JsonObject;

/**
 * A line of {@code workshop.csv}: a vehicle and whose it is. Owners are told apart by their names.
 *
 * @param hp empty when it is not known
 * @param dueInDays when the next service is due; negative when it was missed
 */
record DemoVehicle(
        String nama,
        String hp,
        String alamat,
        String noPol,
        String model,
        String type,
        int tahun,
        String warna,
        int dueInDays) {

    static DemoVehicle of(String line) {
        var fields = line.split(";");
        return new DemoVehicle(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                fields[4],
                fields[5],
                Integer.parseInt(fields[6]),
                fields[7],
                Integer.parseInt(fields[8]));
    }

    JsonObject customer() {
        return new JsonObject().put("nama", nama).put("hp", hp).put("alamat", alamat);
    }

    JsonObject vehicle() {
        return new JsonObject()
                .put("no_pol", noPol)
                .put("model", model)
                .put("type", type)
                .put("tahun", tahun)
                .put("warna", warna);
    }
}
