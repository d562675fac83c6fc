import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components'
import * as core from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { CanvasRenderer } from 'echarts/renderers'

// Only what the pages draw; everything else stays out of the download.
core.use([LineChart, BarChart, GridComponent, TooltipComponent, AriaComponent, LabelLayout, CanvasRenderer])

export const init = core.init
