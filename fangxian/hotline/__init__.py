"""消息: whoever writes in from outside, by WeCom, DingTalk, SMS or mail."""
