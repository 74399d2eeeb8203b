"""The gateways that there are, by the name that stands in their address; a new one is a file here and a line below."""

from __future__ import annotations

from collections.abc import Mapping

from fangxian.hotline.gateway import Gateway
from fangxian.hotline.gateways.dingtalk import DingTalk
from fangxian.hotline.gateways.mail import Mail
from fangxian.hotline.gateways.sms import Sms
from fangxian.hotline.gateways.wecom import WeCom
from fangxian.hotline.gateways.wecom_robot import WeComRobot

GATEWAYS: Mapping[str, Gateway] = {one.name: one for one in (WeCom(), WeComRobot(), DingTalk(), Sms(), Mail())}
