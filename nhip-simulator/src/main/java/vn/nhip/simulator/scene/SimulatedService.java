package vn.nhip.simulator.scene;

/**
 * An online service (dịch vụ công trực tuyến) that is offered.
 *
 * @param agency who offers it
 */
public record SimulatedService(String code, String procedure, String agency) {}
