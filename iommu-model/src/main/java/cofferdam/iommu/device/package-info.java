/** Modelled PCI devices that reach memory only by DMA through a {@link cofferdam.iommu.device.DmaPort}. */
package cofferdam.iommu.device;
